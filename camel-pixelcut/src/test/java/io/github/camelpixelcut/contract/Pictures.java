package io.github.camelpixelcut.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Input images of all kinds. */
final class Pictures {

    private static final int SIZE = 96;

    private Pictures() {}

    static byte[] jpeg() {
        return noise("jpg", SIZE);
    }

    static byte[] png() {
        return noise("png", SIZE);
    }

    static byte[] gif() {
        return noise("gif", SIZE);
    }

    static byte[] bmp() {
        return noise("bmp", SIZE);
    }

    static byte[] tiff() {
        return noise("tiff", SIZE);
    }

    /** No Java library here writes WebP: 96x64, made once with cwebp. */
    static byte[] webp() {
        return Base64.getDecoder()
                .decode("UklGRjIAAABXRUJQVlA4TCYAAAAvX8APAA8w//M///MfWlDUtg0UZuXPqd0YXL+I/k9AT10A/pTBAg==");
    }

    /** Larger than what the component looks at before it sends: more than 256 KiB. */
    static byte[] largePng() {
        byte[] png = noise("png", 360);
        if (png.length <= 256 * 1024) {
            throw new IllegalStateException("Only " + png.length + " bytes");
        }
        return png;
    }

    /** Nothing to be seen. */
    static byte[] uniform(int width, int height) {
        return encode("png", new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** Something that begins like a file of another format. */
    static byte[] startingWith(String head) {
        return Arrays.copyOf(head.getBytes(ISO_8859_1), 200);
    }

    /** Noise, so that nothing is compressed away. */
    private static byte[] noise(String format, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return encode(format, image);
    }

    private static byte[] encode(String format, BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
