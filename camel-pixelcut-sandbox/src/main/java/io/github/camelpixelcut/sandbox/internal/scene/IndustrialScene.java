package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** A bench of cast concrete in an old workshop, with steel windows and two glowing bulbs behind it. */
final class IndustrialScene implements Scene {

    private static final Colour CONCRETE = Colour.of(0x9A9893);
    private static final Colour DAMP = Colour.of(0x6D6C69);
    private static final Colour PALE = Colour.of(0xB9B7B0);
    private static final Colour HOLE = Colour.of(0x3E3D3B);
    private static final Colour BULB = Colour.of(0xFFB766);

    @Override
    public LinearImage paint(double edge) {
        LinearImage picture =
                LinearImage.drawn(512, graphics -> workshop(graphics, edge)).blurred(0.011);
        hang(picture, 0.16, edge * 0.36);
        hang(picture, 0.86, edge * 0.52);
        picture = picture.resized(SIZE);
        new Tabletop(edge).paint(picture, IndustrialScene::concrete, 0.14);
        return picture;
    }

    @Override
    public double gloss() {
        return 0.05;
    }

    private static void workshop(Graphics2D graphics, double edge) {
        graphics.setColor(new Color(0x23272B));
        graphics.fill(new Rectangle2D.Double(0, 0, 1, 1));
        double sill = edge * 0.78;
        double width = 0.118;
        double height = sill / 4.2;
        for (int column = 0; column < 9; column++) {
            for (int row = 0; row < 5; row++) {
                graphics.setColor(pane(column, row));
                graphics.fill(new Rectangle2D.Double(
                        column * width - 0.03, sill - (row + 1) * height, width - 0.014, height - 0.014));
            }
        }
        graphics.setColor(new Color(0x1B1E21));
        graphics.fill(new Rectangle2D.Double(0.315, 0, 0.024, sill));
        graphics.fill(new Rectangle2D.Double(0.67, 0, 0.024, sill));
        graphics.setColor(new Color(0x3A3330));
        graphics.fill(new Rectangle2D.Double(0, sill, 1, 1));
        graphics.setColor(new Color(0x5A4A40));
        graphics.fill(new Rectangle2D.Double(0, sill, 1, 0.012));
        machines(graphics, edge);
        graphics.setColor(new Color(0x121416));
        graphics.fill(new Rectangle2D.Double(0.157, 0, 0.006, edge * 0.33));
        graphics.fill(new Rectangle2D.Double(0.857, 0, 0.006, edge * 0.49));
    }

    /** Dusty glass: brighter in the middle of the window, and a little different in every pane. */
    private static Color pane(int column, int row) {
        double middle = Math.exp(-Math.pow((column - 3.6) / 3.2, 2));
        double light = 0.12 + 0.5 * middle + 0.18 * Noise.cell(column, row, 51);
        return Colour.of(0xC4D6DE).times(light).toAwt();
    }

    private static void machines(Graphics2D graphics, double edge) {
        graphics.setColor(new Color(0x2A3B40));
        graphics.fill(new Rectangle2D.Double(0.03, edge - 0.2, 0.2, 0.3));
        graphics.setColor(new Color(0x8A5A2B));
        graphics.fill(new Ellipse2D.Double(0.27, edge - 0.085, 0.07, 0.07));
        graphics.setColor(new Color(0x4B4F52));
        graphics.fill(new Rectangle2D.Double(0.74, edge - 0.15, 0.24, 0.3));
        graphics.setColor(new Color(0x7F3B2A));
        graphics.fill(new Rectangle2D.Double(0.78, edge - 0.19, 0.07, 0.05));
    }

    private static void hang(LinearImage picture, double x, double y) {
        Bokeh.glow(picture, x, y, 0.13, BULB, 0.16);
        Bokeh.glow(picture, x, y, 0.055, BULB, 0.3);
        Bokeh.disc(picture, x, y, 0.032, BULB.mix(Colour.of(0xFFFFFF), 0.3), 1.0);
    }

    private static Colour concrete(double across, double depth, double footprint) {
        double stains = Noise.cloud(across * 2.2, depth * 1.6, 5, footprint * 2, 53);
        double grain = Noise.cloud(across * 60, depth * 60, 3, footprint * 60, 55);
        double trowel = Noise.cloud(across * 3 + 0.4 * stains, depth * 14, 3, footprint * 14, 57);
        double crack = crack(across, depth, footprint);
        Colour concrete = CONCRETE.mix(DAMP, Interpolation.smoothstep(0.0, 0.55, stains))
                .mix(PALE, 0.7 * Interpolation.smoothstep(0.05, 0.6, -stains));
        concrete = concrete.times(1 + 0.22 * grain + 0.12 * trowel);
        return concrete.mix(HOLE, Math.max(0.8 * crack, 0.8 * hole(across, depth, footprint)));
    }

    private static double crack(double across, double depth, double footprint) {
        double bend = 0.25 * Noise.cloud(across * 5, depth * 5, 4, 59);
        double distance = Math.abs(Noise.at(across * 0.9 + bend + 0.3, depth * 0.7 + bend, 61));
        double somewhere = Interpolation.smoothstep(0.1, 0.4, Noise.at(across * 1.7, depth * 1.7, 63));
        return somewhere * (1 - Interpolation.smoothstep(0, Math.max(0.008, footprint * 2), distance));
    }

    /** Air bubbles in the concrete: small round holes in one of five cells. */
    private static double hole(double across, double depth, double footprint) {
        double x = across * 16;
        double y = depth * 16;
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        if (Noise.cell(column, row, 65) > 0.2) {
            return 0;
        }
        double dx = x - column - 0.3 - 0.4 * Noise.cell(column, row, 67);
        double dy = y - row - 0.3 - 0.4 * Noise.cell(column, row, 69);
        double radius = 0.04 + 0.12 * Noise.cell(column, row, 71);
        return 1 - Interpolation.smoothstep(radius * 0.5, radius + footprint * 16, Math.hypot(dx, dy));
    }
}
