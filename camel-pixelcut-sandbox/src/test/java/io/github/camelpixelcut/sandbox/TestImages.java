package io.github.camelpixelcut.sandbox;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Small pictures of a red box. */
public final class TestImages {

    private TestImages() {}

    public static byte[] encoded(String format, int width, int height) {
        return encode(format, boxOn(Color.WHITE, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)));
    }

    public static byte[] jpeg() {
        return encoded("jpg", 240, 160);
    }

    public static byte[] rgbaPng() {
        return encode("png", boxOn(new Color(0, true), new BufferedImage(240, 160, BufferedImage.TYPE_INT_ARGB)));
    }

    /** Made once with cwebp (96x64, lossless), because no library on the class path writes WebP. */
    public static byte[] webp() {
        return Base64.getDecoder()
                .decode("UklGRjIAAABXRUJQVlA4TCYAAAAvX8APAA8w//M///MfWlDUtg0UZuXPqd0YXL+I/k9AT10A/pTBAg==");
    }

    static byte[] uniformPng() {
        return encode("png", new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB));
    }

    private static BufferedImage boxOn(Color background, BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        return image;
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
