package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;
import io.github.camelpixelcut.sandbox.internal.scene.Tabletop;
import io.github.camelpixelcut.sandbox.internal.scene.WindowLight;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A stage of simple shapes in shades of one colour, as used for product photos. */
final class GeometryScene implements Scene {

    private static final int HALF = SIZE / 2;

    private final Colour colour;
    private final int seed;

    GeometryScene(Colour colour, int seed) {
        this.colour = colour;
        this.seed = seed;
    }

    @Override
    public LinearImage paint(double edge) {
        LinearImage shape =
                LinearImage.drawn(HALF, graphics -> draw(graphics, edge)).blurred(0.0015);
        LinearImage shadow = shape.copy().blurred(0.03);
        boolean window = Math.floorMod(seed, 4) == 3;
        LinearImage sun = window ? WindowLight.onWall().resized(HALF) : null;
        Colour light = colour.mix(Colour.of(0xFFFFFF), 0.32);
        LinearImage picture = LinearImage.painted(HALF, edge, (x, y) -> {
                    double fall = 0.98 - 0.28 * x - 0.1 * Math.abs(y - 0.3);
                    double covered = shape.redAt(x, y);
                    double shaded = shadow.redAt(Math.max(0, x - 0.025), Math.max(0, y - 0.02)) * (1 - covered);
                    double sunny = sun == null ? 0 : 0.34 * sun.redAt(x, y) - 0.12;
                    return colour.mix(light, covered).times(fall * (1 - 0.3 * shaded) + sunny);
                })
                .resized(SIZE);
        new Tabletop(edge).paint(picture, this::floor, 0.16);
        return picture;
    }

    @Override
    public double gloss() {
        return 0.1;
    }

    private Colour floor(double across, double depth, double footprint) {
        double grain = Noise.cloud(across * 90, depth * 90, 2, footprint * 90, seed);
        return colour.mix(Colour.of(0xFFFFFF), 0.14).times(1 + 0.04 * grain);
    }

    private void draw(Graphics2D graphics, double edge) {
        double offset = 0.14 * (Noise.cell(3, 3, seed) - 0.5);
        graphics.setColor(Color.WHITE);
        switch (Math.floorMod(seed, 4)) {
            case 0 -> graphics.fill(new RoundRectangle2D.Double(0.24 + offset, 0.1, 0.52, 2, 0.52, 0.52));
            case 1 -> graphics.fill(new Ellipse2D.Double(0.2 + offset, edge - 0.5, 0.6, 0.6));
            case 2 -> {
                graphics.fill(new Rectangle2D.Double(0.1 + offset, edge - 0.36, 0.3, 1));
                graphics.fill(new Rectangle2D.Double(0.43 + offset, edge - 0.48, 0.27, 1));
                graphics.fill(new Rectangle2D.Double(0.73 + offset, edge - 0.24, 0.2, 1));
            }
            default -> graphics.fill(new Rectangle2D.Double(0, edge - 0.045, 1, 0.008));
        }
    }
}
