package io.github.camelpixelcut.testsupport;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures for tests. */
public final class Pictures {

    /** The smallest picture that the API accepts. */
    public static final byte[] PNG = png(64, 64);

    /** The answer of test servers: the beginning and the end of a JPEG. */
    public static final byte[] JPEG = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 0xFF, (byte) 0xD9
    };

    private Pictures() {}

    /** A black PNG. */
    public static byte[] png(int width, int height) {
        return black("png", width, height);
    }

    /**
     * A black picture.
     *
     * @param format {@code jpg}, {@code png}, {@code gif}, {@code bmp} or {@code tiff}
     */
    public static byte[] black(String format, int width, int height) {
        return encoded(format, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    /** {@link #product(String, int, int)} as a small PNG. */
    public static byte[] product() {
        return product("png", 96, 96);
    }

    /** A blue disc on white, which the sandbox can separate from the background. */
    public static byte[] product(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        return encoded(format, picture);
    }

    /** A WebP of 96x64 pixels, made once with cwebp, because no Java library here can write WebP. */
    public static byte[] webp() {
        return Base64.getDecoder()
                .decode("UklGRjIAAABXRUJQVlA4TCYAAAAvX8APAA8w//M///MfWlDUtg0UZuXPqd0YXL+I/k9AT10A/pTBAg==");
    }

    /** Reads the picture at a URL, for example a sample of the sandbox. */
    public static byte[] at(String url) {
        try (InputStream picture = URI.create(url).toURL().openStream()) {
            return picture.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes a picture in a file format. */
    public static byte[] encoded(String format, BufferedImage picture) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
