package io.github.camelpixelcut.contract;

import static io.github.camelpixelcut.testsupport.Pictures.encoded;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;

/** Input images of all kinds. */
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

    /** Larger than what the component looks at before it sends: more than 256 KiB. */
    static byte[] largePng() {
        byte[] png = noise("png", 360);
        if (png.length <= 256 * 1024) {
            throw new IllegalStateException("Only " + png.length + " bytes");
        }
        return png;
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
        return encoded(format, image);
    }
}
