package io.github.camelpixelcut.internal.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Width and height of an image, in pixels. For an animation, the size of its canvas: a frame may be smaller.
 *
 * @param width not checked: a broken header may state any number
 * @param height not checked: a broken header may state any number
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
            // The header is truncated.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
