package io.github.camelpixelcut.contract;

import static io.github.camelpixelcut.testsupport.Pictures.encoded;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;

/** Input images of all formats. */
final class ImageFiles {

    private static final int SIZE = 96;

    private ImageFiles() {}

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

    /** A PNG of more than 256 KiB, which is more than the component examines before it sends an image. */
    static byte[] largePng() {
        byte[] png = noise("png", 360);
        if (png.length <= 256 * 1024) {
            throw new IllegalStateException("Only " + png.length + " bytes");
        }
        return png;
    }

    /** Bytes that begin like a file of another format. */
    static byte[] startingWith(String head) {
        return Arrays.copyOf(head.getBytes(ISO_8859_1), 200);
    }

    /** An image of random noise, which cannot be compressed. */
    private static byte[] noise(String format, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return encoded(format, image);
    }
}
