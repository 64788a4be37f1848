package io.github.camelpixelcut.sandbox.internal.pixels;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Scales pictures with alpha, without fringes and without jagged edges. */
public final class Resize {

    private Resize() {}

    /**
     * Halves a picture until it is less than twice as large as requested, so that the last interpolation uses every
     * pixel.
     */
    private static BufferedImage halved(BufferedImage picture, int width, int height) {
        BufferedImage current = picture;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height && current.getWidth() > 1) {
            current = drawn(current, (current.getWidth() + 1) / 2, (current.getHeight() + 1) / 2);
        }
        return current;
    }

    public static BufferedImage to(BufferedImage picture, int width, int height) {
        return drawn(halved(picture, width, height), width, height);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = result.createGraphics();
        draw(graphics, picture, new Rectangle(0, 0, width, height));
        graphics.dispose();
        return result;
    }

    /** Draws a picture into a frame; the part beyond the canvas is cut off. */
    public static void draw(Graphics2D graphics, BufferedImage picture, Rectangle frame) {
        boolean larger = frame.width > picture.getWidth();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                larger ? RenderingHints.VALUE_INTERPOLATION_BICUBIC : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, frame.x, frame.y, frame.width, frame.height, null);
    }
}
