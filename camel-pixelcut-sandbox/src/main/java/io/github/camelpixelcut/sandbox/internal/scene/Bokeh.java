package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import java.util.Random;

/**
 * Lights that are far out of focus: soft discs at random places.
 *
 * @param seed the same seed gives the same places
 * @param left left edge of the area, 0 to 1
 * @param top upper edge of the area, 0 to 1
 * @param right right edge of the area, 0 to 1
 * @param bottom lower edge of the area, 0 to 1
 */
public record Bokeh(long seed, double left, double top, double right, double bottom) {

    /**
     * @param smallest the smallest radius, as a share of the picture
     * @param largest the largest radius, as a share of the picture
     * @param strength brightness of the light that is added; 1 adds the colour itself
     */
    public void scatter(
            LinearImage picture, int count, double smallest, double largest, double strength, Colour... colours) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            double x = left + (right - left) * random.nextDouble();
            double y = top + (bottom - top) * random.nextDouble();
            double radius = smallest + (largest - smallest) * random.nextDouble();
            double weight = strength * (0.25 + 0.75 * random.nextDouble());
            disc(picture, x, y, radius, colours[random.nextInt(colours.length)], weight);
        }
    }

    /** The glow around a lamp. */
    public static void glow(LinearImage picture, double x, double y, double radius, Colour colour, double strength) {
        int size = picture.size;
        for (int i = 0; i < picture.red.length; i++) {
            double dx = (i % size + 0.5) / size - x;
            double dy = (i / size + 0.5) / size - y;
            picture.add(i, colour, strength * Math.exp(-(dx * dx + dy * dy) / (radius * radius)));
        }
    }

    /** A disc with a slightly brighter rim, as a lens draws it. */
    public static void disc(LinearImage picture, double x, double y, double radius, Colour colour, double strength) {
        int size = picture.size;
        int firstRow = Math.max(0, (int) ((y - radius * 1.2) * size));
        int lastRow = Math.min(size - 1, (int) ((y + radius * 1.2) * size));
        int firstColumn = Math.max(0, (int) ((x - radius * 1.2) * size));
        int lastColumn = Math.min(size - 1, (int) ((x + radius * 1.2) * size));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double distance = Math.hypot((column + 0.5) / size - x, (row + 0.5) / size - y) / radius;
                double inside = 1 - Interpolation.smoothstep(0.9, 1.1, distance);
                double rim = 0.75 + 0.25 * Interpolation.smoothstep(0.6, 0.95, distance);
                picture.add(row * size + column, colour, strength * inside * rim);
            }
        }
    }
}
