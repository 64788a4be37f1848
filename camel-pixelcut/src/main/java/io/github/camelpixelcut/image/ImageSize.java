package io.github.camelpixelcut.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Width and height of an image, in pixels.
 *
 * @param width may be nonsense where the file is
 * @param height may be nonsense where the file is
 */
public record ImageSize(int width, int height) {

    /**
     * Reads the size from the header of an image without decoding the picture. Empty where that is not possible, which
     * does not mean that the image is bad: the JDK's readers refuse some valid files.
     */
    static Optional<ImageSize> read(InputStream head) {
        // Not ImageIO.createImageInputStream: it may put a temporary file on disk, by a JVM-wide setting.
        try (ImageInputStream input = new MemoryCacheImageInputStream(head)) {
            ImageReader reader = readerOf(input);
            return reader == null ? Optional.empty() : Optional.of(read(reader, input));
        } catch (IOException | RuntimeException | LinkageError e) {
            // Readers throw anything at broken files; a JDK without its image libraries throws a LinkageError.
            return Optional.empty();
        }
    }

    private static ImageSize read(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input, true, true);
            return new ImageSize(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(ImageInputStream input) throws IOException {
        // Asked by name: ImageIO finds plug-ins through the thread's class loader, which in a container is often the
        // wrong one.
        WebPImageReaderSpi webp = new WebPImageReaderSpi();
        if (webp.canDecodeInput(input)) {
            return webp.createReaderInstance();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        return readers.hasNext() ? readers.next() : null;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
