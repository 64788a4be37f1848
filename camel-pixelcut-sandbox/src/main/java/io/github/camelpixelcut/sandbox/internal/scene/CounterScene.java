package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A pale quartz counter in a bright kitchen: tiles, a shelf with jars, herbs and a window, all out of focus. */
final class CounterScene implements Scene {

    private static final Colour QUARTZ = Colour.of(0xEDE9E2);
    private static final Colour[] CHIPS = {
        Colour.of(0xB9AEA0), Colour.of(0x8C857C), Colour.of(0xFFFFFF), Colour.of(0xC9A67C), Colour.of(0x6E6A66)
    };

    @Override
    public LinearImage paint(double edge) {
        LinearImage picture = LinearImage.drawn(512, graphics -> kitchen(graphics, edge))
                .blurred(0.013)
                .resized(SIZE);
        for (int i = 0; i < picture.red.length; i++) {
            double x = (i % SIZE) / (double) SIZE;
            picture.scale(i, 1.16 - 0.3 * x);
        }
        new Tabletop(edge).paint(picture, CounterScene::quartz, 0.3);
        return picture;
    }

    @Override
    public double gloss() {
        return 0.16;
    }

    private static void kitchen(Graphics2D graphics, double edge) {
        tiles(graphics, edge);
        window(graphics, edge);
        shelf(graphics, edge * 0.5);
        crocks(graphics, edge);
    }

    private static void tiles(Graphics2D graphics, double edge) {
        graphics.setColor(new Color(0xC9CFCB));
        graphics.fill(new Rectangle2D.Double(0, 0, 1, 1));
        for (int row = 0; row < 17; row++) {
            for (int column = -1; column < 9; column++) {
                double tint = 0.9 + 0.16 * Noise.cell(column, row, 131);
                graphics.setColor(Colour.of(0xE4E7E1).times(tint).toAwt());
                double x = column * 0.13 + (row & 1) * 0.065;
                graphics.fill(new Rectangle2D.Double(x, edge - (row + 1) * 0.06, 0.122, 0.053));
            }
        }
    }

    private static void window(Graphics2D graphics, double edge) {
        double sill = edge * 0.72;
        graphics.setColor(new Color(0xFFFFFF));
        graphics.fill(new Rectangle2D.Double(-0.05, -0.05, 0.37, sill + 0.05));
        graphics.setColor(new Color(0xE9F4F6));
        graphics.fill(new Rectangle2D.Double(0, 0, 0.13, sill - 0.05));
        graphics.fill(new Rectangle2D.Double(0.155, 0, 0.13, sill - 0.05));
        for (int leaf = 0; leaf < 26; leaf++) {
            double x = 0.28 * Noise.cell(leaf, 0, 133);
            double y = sill * (0.3 + 0.5 * Noise.cell(leaf, 1, 133));
            graphics.setColor(new Color(0.5f, 0.68f, 0.4f, 0.5f));
            graphics.fill(new Ellipse2D.Double(x, y, 0.07, 0.06));
        }
        graphics.setColor(new Color(0xFFFFFF));
        graphics.fill(new Rectangle2D.Double(0.13, 0, 0.025, sill));
        graphics.fill(new Rectangle2D.Double(-0.05, sill - 0.05, 0.39, 0.035));
    }

    private static void shelf(Graphics2D graphics, double y) {
        graphics.setColor(new Color(0xA8774A));
        graphics.fill(new Rectangle2D.Double(0.44, y, 0.6, 0.026));
        graphics.setColor(new Color(60, 50, 40, 70));
        graphics.fill(new Rectangle2D.Double(0.45, y + 0.026, 0.6, 0.03));
        jar(graphics, 0.48, y, 0.075, 0.13, new Color(0xC98B4A));
        jar(graphics, 0.575, y, 0.065, 0.1, new Color(0xE9DEC7));
        jar(graphics, 0.66, y, 0.06, 0.15, new Color(0x6D7F5B));
        graphics.setColor(new Color(0xF3EFE8));
        graphics.fill(new RoundRectangle2D.Double(0.77, y - 0.05, 0.12, 0.05, 0.03, 0.03));
        graphics.fill(new RoundRectangle2D.Double(0.78, y - 0.09, 0.1, 0.05, 0.03, 0.03));
        jar(graphics, 0.92, y, 0.07, 0.12, new Color(0x4F6F7A));
    }

    private static void jar(Graphics2D graphics, double x, double y, double width, double height, Color content) {
        graphics.setColor(content);
        graphics.fill(new RoundRectangle2D.Double(x, y - height, width, height, 0.02, 0.02));
        graphics.setColor(new Color(0x8A6240));
        graphics.fill(new Rectangle2D.Double(x + 0.006, y - height - 0.016, width - 0.012, 0.02));
        graphics.setColor(new Color(255, 255, 255, 110));
        graphics.fill(new Rectangle2D.Double(x + width * 0.15, y - height * 0.9, width * 0.14, height * 0.7));
    }

    /** A pot of herbs on the left, a crock with wooden spoons on the right. */
    private static void crocks(Graphics2D graphics, double edge) {
        graphics.setColor(new Color(0xC77B58));
        graphics.fill(new RoundRectangle2D.Double(0.05, edge - 0.12, 0.13, 0.15, 0.03, 0.03));
        for (int leaf = 0; leaf < 60; leaf++) {
            double x = 0.115 + 0.2 * (Noise.cell(leaf, 0, 135) - 0.5);
            double y = edge - 0.13 - 0.16 * Noise.cell(leaf, 1, 135);
            graphics.setColor(leaf % 3 == 0 ? new Color(0x8DB35C) : new Color(0x5C8A45));
            graphics.fill(new Ellipse2D.Double(x - 0.02, y - 0.017, 0.045, 0.035));
        }
        AffineTransform upright = graphics.getTransform();
        graphics.setColor(new Color(0xB88A5B));
        for (int spoon = 0; spoon < 4; spoon++) {
            graphics.translate(0.875, edge - 0.06);
            graphics.rotate(-0.33 + spoon * 0.22);
            graphics.fill(new Rectangle2D.Double(-0.007, -0.16, 0.014, 0.2));
            graphics.fill(new Ellipse2D.Double(-0.02, -0.2, 0.04, 0.06));
            graphics.setTransform(upright);
        }
        graphics.setColor(new Color(0xD9D4CA));
        graphics.fill(new RoundRectangle2D.Double(0.81, edge - 0.13, 0.13, 0.16, 0.03, 0.03));
        graphics.setColor(new Color(0x7D8F99));
        graphics.fill(new Rectangle2D.Double(0.81, edge - 0.09, 0.13, 0.025));
    }

    private static Colour quartz(double across, double depth, double footprint) {
        double cloud = Noise.cloud(across * 2.5, depth * 2.5, 3, 137);
        Colour quartz = QUARTZ.times(0.97 + 0.06 * cloud);
        quartz = chips(quartz, across, depth, footprint, 34, 0.28, 139);
        return chips(quartz, across, depth, footprint, 80, 0.4, 151);
    }

    /** Stone chips, at most one in each cell of a grid. */
    private static Colour chips(
            Colour ground, double across, double depth, double footprint, double cells, double share, int seed) {
        double x = across * cells;
        double y = depth * cells;
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        if (Noise.cell(column, row, seed) > share) {
            return ground;
        }
        double turn = Math.PI * Noise.cell(column, row, seed + 1);
        double dx = x - column - 0.35 - 0.3 * Noise.cell(column, row, seed + 2);
        double dy = y - row - 0.35 - 0.3 * Noise.cell(column, row, seed + 3);
        double along = dx * Math.cos(turn) + dy * Math.sin(turn);
        double beside = 1.7 * (dy * Math.cos(turn) - dx * Math.sin(turn));
        double radius = 0.1 + 0.22 * Noise.cell(column, row, seed + 4);
        double blur = footprint * cells;
        double inside = 1
                - Interpolation.smoothstep(radius - blur * 0.5, radius + blur * 0.5 + 0.02, Math.hypot(along, beside));
        Colour chip = CHIPS[(int) (Noise.cell(column, row, seed + 5) * CHIPS.length)];
        return ground.mix(chip, 0.6 * inside * Math.min(1, radius / blur));
    }
}
