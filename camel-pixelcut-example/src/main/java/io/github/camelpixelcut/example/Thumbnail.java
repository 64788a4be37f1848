package io.github.camelpixelcut.example;

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
            return isReadable(picture) ? Optional.of(shrink(picture)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail", e);
            return Optional.empty();
        }
    }

    private static boolean isReadable(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            } finally {
                reader.dispose();
            }
        }
    }

    private static Thumbnail shrink(byte[] picture) throws IOException {
        BufferedImage small = Thumbnails.of(new ByteArrayInputStream(picture))
                .size(LONGEST_SIDE, LONGEST_SIDE)
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
