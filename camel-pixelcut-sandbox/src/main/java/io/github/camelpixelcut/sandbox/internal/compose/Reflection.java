package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** The faint reflection of a subject in a polished surface. */
final class Reflection {

    private static final double DEPTH = 0.22;
    private static final int BLUR = 5;

    private Reflection() {}

    /**
     * @param canvas to draw on
     * @param drawn the subject at its final size, premultiplied
     * @param gloss 0 (none) to 1 (a mirror)
     */
    static void draw(BufferedImage canvas, BufferedImage drawn, Rectangle frame, double gloss) {
        int[] target = PackedPixels.of(canvas);
        int[] source = PackedPixels.of(drawn);
        int size = canvas.getWidth();
        ContactLine footing = ContactLine.of(ContactLine.alpha(drawn), frame.width, frame.height);
        int[] axis = axis(footing, frame.width);
        int depth = (int) (DEPTH * Math.min(frame.height, 2 * frame.width));
        for (int column = Math.max(0, -frame.x); column < Math.min(frame.width, size - frame.x); column++) {
            int lowest = Math.min(axis[column], frame.height - 1);
            for (int below = 1; lowest >= 0 && below <= Math.min(depth, lowest); below++) {
                int y = frame.y + lowest + below;
                if (y >= 0 && y < size) {
                    double fading = 1 - (double) below / depth;
                    double weight = gloss * fading * fading * Math.min(1, 2 * footing.strength(column));
                    int i = y * size + frame.x + column;
                    target[i] = blend(target[i], blurred(source, lowest - below, column, frame.width), weight);
                }
            }
        }
    }

    /**
     * The row at which each column is mirrored: that of its contact line, averaged over its neighbours; -1 if it has
     * none.
     */
    private static int[] axis(ContactLine footing, int width) {
        int[] axis = new int[width];
        for (int column = 0; column < width; column++) {
            int sum = 0;
            int count = 0;
            for (int x = Math.max(0, column - BLUR); x <= Math.min(width - 1, column + BLUR); x++) {
                int lowest = footing.lowest(x);
                sum += Math.max(0, lowest);
                count += lowest < 0 ? 0 : 1;
            }
            axis[column] = footing.lowest(column) < 0 ? -1 : Math.round((float) sum / count);
        }
        return axis;
    }

    /** The mean of neighbouring premultiplied pixels: polished stone is no perfect mirror. */
    private static int blurred(int[] source, int row, int column, int width) {
        int alpha = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int x = column - BLUR; x <= column + BLUR; x++) {
            int pixel = source[row * width + Math.max(0, Math.min(width - 1, x))];
            alpha += pixel >>> 24;
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        int count = 2 * BLUR + 1;
        return alpha / count << 24 | red / count << 16 | green / count << 8 | blue / count;
    }

    private static int blend(int ground, int premultiplied, double weight) {
        double keep = 1 - weight * (premultiplied >>> 24) / 255;
        int red = (int) ((ground >> 16 & 0xff) * keep + (premultiplied >> 16 & 0xff) * weight);
        int green = (int) ((ground >> 8 & 0xff) * keep + (premultiplied >> 8 & 0xff) * weight);
        int blue = (int) ((ground & 0xff) * keep + (premultiplied & 0xff) * weight);
        return red << 16 | green << 8 | blue;
    }
}
