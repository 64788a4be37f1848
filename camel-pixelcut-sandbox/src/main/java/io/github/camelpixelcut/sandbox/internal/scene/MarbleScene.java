package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;

/** A polished slab of white marble in front of a plastered wall, with light from a window that falls through leaves. */
final class MarbleScene implements Scene {

    private static final Colour WALL = Colour.of(0xD9C9B8);
    private static final Colour STONE = Colour.of(0xEFEDEA);
    private static final Colour CLOUD = Colour.of(0xCFCFD1);
    private static final Colour VEIN = Colour.of(0x7E8086);
    private static final Colour GOLD = Colour.of(0xB39A72);
    private static final int HALF = SIZE / 2;
    private static final SampledField BEND = SampledField.of((x, y) -> 0.6 * Noise.cloud(x * 1.3, y * 1.3, 5, 3));
    private static final SampledField TEAR = SampledField.of((x, y) -> 0.6 * Noise.cloud(x * 2.1 + 7, y * 2.1, 5, 5));

    @Override
    public LinearImage paint(double edge) {
        LinearImage picture = wall(edge);
        new Tabletop(edge).paint(picture, MarbleScene::stone, 0.3);
        return picture;
    }

    @Override
    public double gloss() {
        return 0.2;
    }

    private static LinearImage wall(double edge) {
        LinearImage sun = WindowLight.onWall().resized(HALF);
        return LinearImage.painted(HALF, edge, (x, y) -> {
                    double plaster = 1 + 0.05 * Noise.cloud(x * 5, y * 5, 4, 11) + 0.02 * Noise.at(x * 70, y * 70, 17);
                    double fall = 0.80 - 0.22 * x - 0.1 * (edge - y);
                    return WALL.times(plaster * (fall + 0.46 * sun.redAt(x, y)));
                })
                .resized(SIZE);
    }

    /** Veins from the back left to the front right, distorted by noise. */
    private static Colour stone(double across, double depth, double footprint) {
        double along = across * 0.75 - depth * 0.45;
        double beside = across * 0.6 + depth * 0.8;
        double bend = BEND.at(across, depth);
        double tear = TEAR.at(across, depth);
        double cloud = Noise.cloud(along * 1.2 + bend, beside * 2.2 + tear, 4, footprint * 2, 7);
        double where = Interpolation.smoothstep(-0.2, 0.35, Noise.at(along * 0.9 + 3, beside * 1.6 + bend, 9));
        double broad = vein(Noise.at(along * 0.5 + 0.3 * tear, beside * 2.1 + bend, 21), 0.11);
        double branch = vein(Noise.at(along * 1.6 + tear, beside * 3.1 + 1.4 * bend + 0.6 * along, 23), 0.05);
        double hair = vein(Noise.at(along * 3 + 2 * tear, beside * 5 + 2 * bend, 27), 0.035);
        Colour stone = STONE.mix(CLOUD, Interpolation.smoothstep(-0.2, 0.5, cloud) * 0.85);
        stone = stone.mix(VEIN, 0.8 * broad * (0.25 + 0.75 * where));
        stone = stone.mix(VEIN, 0.5 * branch * where);
        return stone.mix(GOLD, 0.4 * hair * where * where);
    }

    /** A vein is where the noise changes its sign; it fades out on both sides. */
    private static double vein(double noise, double width) {
        double distance = Math.abs(noise) / width;
        return 0.65 * Math.exp(-distance * distance * 6) + 0.35 * Math.exp(-distance);
    }
}
