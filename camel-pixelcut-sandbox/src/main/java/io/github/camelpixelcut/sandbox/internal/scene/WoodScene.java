package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;

/** A table of oiled oak planks in a dim, warm room with lamps out of focus. */
final class WoodScene implements Scene {

    private static final double PLANK = 0.3;
    private static final Colour LIGHT_OAK = Colour.of(0xC08A56);
    private static final Colour DARK_OAK = Colour.of(0x7A4A26);
    private static final Colour PORE = Colour.of(0x3A2112);
    private static final Colour ROOM_ABOVE = Colour.of(0x2B2622);
    private static final Colour ROOM_BELOW = Colour.of(0x5A4433);
    private static final Colour LEAVES = Colour.of(0x2F3B2A);

    @Override
    public LinearImage paint(double edge) {
        LinearImage picture = room(edge).blurred(0.03).resized(SIZE);
        Bokeh bokeh = new Bokeh(5, 0.0, 0.0, 1.0, edge * 0.8);
        bokeh.scatter(picture, 16, 0.018, 0.05, 0.3, Colour.of(0xFFC27A), Colour.of(0xFFDFA8), Colour.of(0xFF9E5C));
        new Tabletop(edge).paint(picture, WoodScene::planks, 0.16);
        return picture;
    }

    @Override
    public double gloss() {
        return 0.07;
    }

    private static LinearImage room(double edge) {
        return LinearImage.painted(128, (x, y) -> {
            Colour wall = ROOM_ABOVE.mix(ROOM_BELOW, Interpolation.smoothstep(0, edge, y));
            double glow = Math.exp(-((x - 0.3) * (x - 0.3)) / 0.1 - ((y - edge * 0.75) * (y - edge * 0.75)) / 0.05);
            double plant = Interpolation.smoothstep(0.62, 0.9, x + 0.12 * Noise.cloud(x * 9, y * 9, 3, 31));
            return wall.mix(LEAVES, 0.85 * plant).times(0.85 + 1.1 * glow + 0.3 * Noise.at(x * 6, y * 4, 33));
        });
    }

    private static Colour planks(double across, double depth, double footprint) {
        double shifted = across + 0.11;
        int plank = (int) Math.floor(shifted / PLANK);
        double inside = shifted / PLANK - plank;
        double own = Noise.cell(plank, 0, 41);
        double along = depth * 0.6 + own * 50;
        double wave = 0.35 * Noise.cloud(inside * 1.2 + own * 9, along * 0.9, 3, 43);
        double rings = Math.sin(2 * Math.PI * (inside * (4 + 3 * own) + 3.2 * wave + own));
        double fibre = Noise.cloud(inside * 26, along * 1.6, 3, footprint / PLANK * 26, 45);
        double pores = Noise.cloud(inside * 90, along * 7, 2, footprint / PLANK * 60, 47);
        double shade = 0.42 + 0.22 * rings * Noise.visible(footprint / PLANK * 5) + 0.42 * fibre + 0.25 * (own - 0.5);
        Colour wood = LIGHT_OAK.mix(DARK_OAK, Math.max(0, Math.min(1, shade)));
        wood = wood.mix(PORE, 0.55 * Interpolation.smoothstep(0.22, 0.5, pores));
        wood = wood.times(0.9 + 0.25 * Noise.cell(plank, 1, 49));
        return wood.mix(PORE, 0.85 * joint(inside, footprint / PLANK)).times(1 + 0.25 * bevel(inside));
    }

    private static double joint(double inside, double footprint) {
        double distance = Math.min(inside, 1 - inside);
        double width = Math.max(0.012, footprint);
        return (1 - Interpolation.smoothstep(width * 0.5, width * 1.6, distance)) * Math.min(1, 0.02 / width);
    }

    /** The edge that faces the lamp catches a little light. */
    private static double bevel(double inside) {
        return Math.exp(-Math.pow((inside - 0.035) / 0.014, 2));
    }
}
