package io.github.camelpixelcut.example;

import io.github.camelpixelcut.sandbox.UntrustedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
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

    /** In bytes; the API takes no larger files. */
    private static final long LONGEST_FILE = 25 * 1024 * 1024;

    /** The contact sheet has up to a hundred pictures. */
    private static final Duration LONGEST_DECODING = Duration.ofSeconds(2);

    /** Empty if the picture cannot be read here, or would take too much time or memory. */
    static Optional<Thumbnail> of(Path picture) {
        try {
            return Files.size(picture) > LONGEST_FILE ? Optional.empty() : of(Files.readAllBytes(picture));
        } catch (IOException e) {
            LOG.debug("No thumbnail of {}", picture, e);
            return Optional.empty();
        }
    }

    static Optional<Thumbnail> of(byte[] picture) {
        try {
            return Optional.of(shrink(UntrustedImage.decode(picture, LONGEST_DECODING)));
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail", e);
            return Optional.empty();
        }
    }

    private static Thumbnail shrink(BufferedImage picture) throws IOException {
        int longest = Math.min(LONGEST_SIDE, Math.max(picture.getWidth(), picture.getHeight()));
        BufferedImage small = Thumbnails.of(picture).size(longest, longest).asBufferedImage();
        boolean alpha = small.getColorModel().hasAlpha();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, alpha ? "png" : "jpg", out);
        return new Thumbnail(alpha ? "image/png" : "image/jpeg", out.toByteArray());
    }

    String dataUri() {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
