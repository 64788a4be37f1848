package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;

/**
 * A property of a surface that changes slowly: computed once for the points of a grid, and interpolated between them.
 */
final class SampledField {

    private static final int CELLS = 448;
    private static final double WIDTH = 2.6;
    private static final double DEPTH = 4;

    private final float[] values = new float[CELLS * CELLS];

    private SampledField(Field field) {
        for (int i = 0; i < values.length; i++) {
            double across = (i % CELLS) * WIDTH / CELLS - WIDTH / 2;
            double depth = (i / CELLS) * DEPTH / CELLS;
            values[i] = (float) field.at(across, depth);
        }
    }

    /** The value at each place of a {@link Tabletop.Surface}. */
    interface Field {
        double at(double across, double depth);
    }

    static SampledField of(Field field) {
        return new SampledField(field);
    }

    double at(double across, double depth) {
        double x = inside((across + WIDTH / 2) * CELLS / WIDTH);
        double y = inside(depth * CELLS / DEPTH);
        int i = (int) y * CELLS + (int) x;
        double share = x - (int) x;
        double near = Interpolation.mix(values[i], values[i + 1], share);
        double far = Interpolation.mix(values[i + CELLS], values[i + CELLS + 1], share);
        return Interpolation.mix(near, far, y - (int) y);
    }

    private static double inside(double cell) {
        return Math.max(0, Math.min(CELLS - 1.001, cell));
    }
}
