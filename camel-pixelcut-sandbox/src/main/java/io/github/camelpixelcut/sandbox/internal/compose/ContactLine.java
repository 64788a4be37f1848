package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.image.BufferedImage;

/**
 * Where a subject touches the surface: the lowest solid row of each column that reaches nearly as low as the lowest.
 */
final class ContactLine {

    private static final float SOLID = 0.35f;

    /** The camera looks down slightly: in the picture, the near side of a foot is this much lower than its far side. */
    private static final double DEPTH_OF_FOOT = 0.17;

    private final int[] lowest;
    private final float[] strength;
    private final boolean[] covered;
    private final int base;

    private ContactLine(int[] lowest, float[] strength, boolean[] covered, int base) {
        this.lowest = lowest;
        this.strength = strength;
        this.covered = covered;
        this.base = base;
    }

    static ContactLine of(float[] alpha, int width, int height) {
        int[] lowest = new int[width];
        float[] strength = new float[width];
        boolean[] covered = new boolean[width];
        int base = -1;
        for (int column = 0; column < width; column++) {
            lowest[column] = lowestSolid(alpha, width, height, column);
            covered[column] = lowest[column] >= 0;
            base = Math.max(base, lowest[column]);
        }
        double reach = Math.max(1, DEPTH_OF_FOOT * Math.min(height, 1.5 * width));
        for (int column = 0; column < width; column++) {
            double above = base - lowest[column];
            if (lowest[column] < 0 || above > reach) {
                lowest[column] = -1;
            } else {
                strength[column] = (float) (Math.pow(1 - above / reach, 0.7)
                        * Math.min(1, alpha[lowest[column] * width + column] * 1.5));
            }
        }
        return new ContactLine(lowest, strength, covered, base);
    }

    static float[] alpha(BufferedImage premultiplied) {
        int[] pixels = PackedPixels.of(premultiplied);
        float[] alpha = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            alpha[i] = (pixels[i] >>> 24) / 255f;
        }
        return alpha;
    }

    private static int lowestSolid(float[] alpha, int width, int height, int column) {
        for (int row = height - 1; row >= 0; row--) {
            if (alpha[row * width + column] > SOLID) {
                return row;
            }
        }
        return -1;
    }

    /** The lowest solid row; -1 if nothing is solid. */
    int base() {
        return base;
    }

    /** The lowest solid row of a column; -1 if the column does not touch the surface. */
    int lowest(int column) {
        return lowest[column];
    }

    /** Whether a column has anything solid. */
    boolean isCovered(int column) {
        return covered[column];
    }

    /** How firmly a column touches the surface, 0 to 1. */
    float strength(int column) {
        return strength[column];
    }
}
