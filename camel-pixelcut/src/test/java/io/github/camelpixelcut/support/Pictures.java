package io.github.camelpixelcut.support;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures for tests, made on the spot. */
public final class Pictures {

    /** The smallest picture that the API takes. */
    public static final byte[] PNG = png(64, 64);

    /** What servers of tests answer: the beginning and the end of a JPEG. */
    public static final byte[] JPEG = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 0xFF, (byte) 0xD9
    };

    private Pictures() {}

    /** A PNG of this size, black. */
    public static byte[] png(int width, int height) {
        return encoded(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    /** A white PNG with a blue thing in its middle: the sandbox tells it from its background. */
    public static byte[] product() {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 96, 96);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(32, 32, 32, 32);
        graphics.dispose();
        return encoded(picture);
    }

    private static byte[] encoded(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
