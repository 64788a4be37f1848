package io.github.camelpixelcut.hostile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Small images, good ones and hostile ones, for fuzz tests to begin with. */
public final class Seeds {

    private static final int SMALL = 4096;

    private Seeds() {}

    public static Stream<byte[]> images() {
        Stream<byte[]> good = Stream.of("jpg", "png", "gif", "bmp", "tif").map(Seeds::drawn);
        Stream<byte[]> hostile =
                HostileImagesTest.images().map(image -> image.bytes().get());
        return Stream.of(good, Stream.of(webp()), hostile)
                .flatMap(group -> group)
                .filter(image -> image.length < SMALL);
    }

    private static byte[] drawn(String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(new BufferedImage(65, 70, BufferedImage.TYPE_BYTE_BINARY), format, bytes)) {
                throw new IllegalArgumentException(format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] webp() {
        try (InputStream webp = Seeds.class.getResourceAsStream("/images/sample-48x32.webp")) {
            return webp.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
