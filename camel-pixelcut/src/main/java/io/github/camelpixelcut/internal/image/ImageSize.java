package io.github.camelpixelcut.internal.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Width and height of an image, in pixels. Of an animation that of its canvas: a frame may be one pixel of it.
 *
 * @param width may be nonsense where the file is
 * @param height may be nonsense where the file is
 */
public record ImageSize(int width, int height) {

    /**
     * Reads the size from the header of an image without decoding the picture. Empty where that is not possible, which
     * does not mean that the image is bad.
     */
    static Optional<ImageSize> read(InputStream head) {
        try {
            return ImageHeader.size(new BufferedInputStream(head));
        } catch (IOException | IndexOutOfBoundsException e) {
            // The header is cut.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
