package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;

/** Washed linen: a cloth with light folds on the table, and a curtain of the same cloth behind it. */
final class LinenScene implements Scene {

    private static final double THREADS = 150;
    private static final Colour CLOTH = Colour.of(0xDFD2BD);
    private static final Colour SHADE = Colour.of(0x9C8B73);
    private static final Colour CURTAIN = Colour.of(0xD8CDBE);
    private static final Colour CURTAIN_SHADE = Colour.of(0x8F8273);

    private static final SampledField SLOPE = SampledField.of(LinenScene::slope);

    @Override
    public LinearImage paint(double edge) {
        LinearImage picture = LinearImage.painted(512, edge, (x, y) -> curtain(x, y, edge))
                .blurred(0.004)
                .resized(SIZE);
        new Tabletop(edge).paint(picture, LinenScene::cloth, 0);
        return picture;
    }

    private static Colour curtain(double x, double y, double edge) {
        double slope = (drape(x + 0.004, y) - drape(x - 0.004, y)) / 0.008;
        double light = 0.56 + 0.062 * slope;
        double shade = Interpolation.smoothstep(0.1, 0.95, 1 - light);
        double weave = 0.03 * Noise.at(x * 200, y * 12, 73) + 0.03 * Noise.at(x * 12, y * 200, 75);
        double fall = 0.98 - 0.3 * x - 0.12 * Math.abs(y - edge * 0.5);
        return CURTAIN.mix(CURTAIN_SHADE, shade).times((fall + weave) * 1.02);
    }

    /** How far the curtain comes forward, in folds that are not quite vertical. */
    private static double drape(double x, double y) {
        double wander = x + 0.05 * Noise.cloud(x * 3, y * 0.9, 2, 77);
        double deep = Math.sin(wander * 33 + 1.2 * Noise.at(x * 4, y * 0.5, 79));
        return 0.11 * deep + 0.06 * Math.sin(wander * 71 + 2) + 0.25 * Noise.at(x * 6, y * 0.7, 81);
    }

    private static Colour cloth(double across, double depth, double footprint) {
        double light = 0.62 + 0.55 * SLOPE.at(across, depth);
        Colour cloth = SHADE.mix(CLOTH, Math.max(0, Math.min(1.2, light + 0.25)));
        return cloth.times(0.93 + weave(across, depth, footprint));
    }

    private static double slope(double across, double depth) {
        double step = 0.01;
        return (folds(across + step, depth) - folds(across - step, depth)) / step
                + 0.6 * (folds(across, depth - step) - folds(across, depth + step)) / step;
    }

    /** Height of the cloth above the table: long soft folds and a few creases. */
    private static double folds(double across, double depth) {
        double bend = 0.3 * Noise.at(across * 1.1, depth * 1.1, 83);
        double along = across * 0.8 + depth * 0.5 + bend;
        double beside = depth * 0.75 - across * 0.55 + bend;
        double waves = Noise.at(along * 0.5, beside * 1.9, 85) + 0.5 * Noise.at(along * 0.9 + 4, beside * 3.6, 87);
        double crease = Math.exp(-Math.pow(Noise.at(along * 0.6 + 8, beside * 1.3, 89) / 0.1, 2));
        return 0.085 * waves + 0.028 * crease + 0.012 * Noise.at(across * 7, depth * 7, 91);
    }

    /** Threads over and under each other, of different thickness. */
    private static double weave(double across, double depth, double footprint) {
        double visible = Noise.visible(footprint * THREADS * 0.8);
        double x = across * THREADS + 0.5 * Noise.at(across * 12, depth * 12, 91);
        double y = depth * THREADS + 0.5 * Noise.at(across * 12, depth * 12, 93);
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double warp = Math.sin(Math.PI * (x - column)) * (0.7 + 0.6 * Noise.at(column * 0.9, y * 0.05, 95));
        double weft = Math.sin(Math.PI * (y - row)) * (0.7 + 0.6 * Noise.at(x * 0.05, row * 0.9, 97));
        boolean warpOnTop = ((column + row) & 1) == 0;
        double over = warpOnTop ? warp + 0.25 * weft : weft + 0.25 * warp;
        double slub = Noise.at(column * 0.31, y * 0.02, 99) + Noise.at(x * 0.02, row * 0.31, 101);
        return 0.26 * (over - 0.6) * visible + 0.05 * slub;
    }
}
