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
 * @param type the media type
 * @param bytes a JPEG, or a PNG if the picture has an alpha channel
 */
record Thumbnail(String type, byte[] bytes) {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnail.class);

    private static final int LONGEST_SIDE = 560;

    /** Decoding takes four bytes of memory for each pixel. The API takes no larger pictures. */
    private static final long MOST_PIXELS = 6000 * 6000;

    /**
     * Each scan of a progressive JPEG goes through all pixels. Ten scans are usual; a file of 4 KB can have hundreds.
     */
    private static final long MOST_PIXELS_OF_ALL_SCANS = 10 * MOST_PIXELS;

    /** Empty if the picture cannot be read here, or would take too long. */
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
            long pixels = (long) size.width * size.height;
            boolean affordable = pixels <= MOST_PIXELS && pixels * scans(picture) <= MOST_PIXELS_OF_ALL_SCANS;
            return affordable ? Optional.of(shrink(picture, size)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail", e);
            return Optional.empty();
        }
    }

    /** The number of markers "start of scan" (ITU T.81, table B.1), which compressed data cannot contain. */
    private static int scans(byte[] picture) {
        int scans = 0;
        for (int i = 1; i < picture.length; i++) {
            if (picture[i - 1] == (byte) 0xFF && picture[i] == (byte) 0xDA) {
                scans++;
            }
        }
        return Math.max(1, scans);
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
