package io.github.camelpixelcut.example;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small copy of a picture for the contact sheet.
 *
 * @param type media type
 * @param bytes JPEG, or PNG where the picture has alpha
 */
record Thumbnail(String type, byte[] bytes) {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnail.class);

    private static final int LONGEST_SIDE = 560;

    /** Decoding needs four bytes a pixel: what is larger than the API takes is not worth that. */
    private static final long MOST_PIXELS = 6000 * 6000;

    /** Empty where nothing here can read the picture. */
    static Optional<Thumbnail> of(Path picture) {
        try {
            return of(Files.readAllBytes(picture));
        } catch (IOException e) {
            LOG.debug("No thumbnail of {}", picture, e);
            return Optional.empty();
        }
    }

    static Optional<Thumbnail> of(byte[] picture) {
        try {
            Dimension size = sizeOf(picture);
            boolean worthIt = (long) size.width * size.height <= MOST_PIXELS;
            return worthIt ? Optional.of(shrink(picture, size)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail", e);
            return Optional.empty();
        }
    }

    private static Dimension sizeOf(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("No reader knows this format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new Dimension(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Thumbnail shrink(byte[] picture, Dimension size) throws IOException {
        int longest = Math.min(LONGEST_SIDE, Math.max(size.width, size.height));
        BufferedImage small = Thumbnails.of(new ByteArrayInputStream(picture))
                .size(longest, longest)
                .asBufferedImage();
        boolean alpha = small.getColorModel().hasAlpha();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, alpha ? "png" : "jpg", out);
        return new Thumbnail(alpha ? "image/png" : "image/jpeg", out.toByteArray());
    }

    String dataUri() {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
