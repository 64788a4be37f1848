package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Sunlight on a wall, through a window and palm leaves. */
public final class WindowLight {

    private static final int SMALL = 256;

    private WindowLight() {}

    /** How much sunlight each place has, 0 to 1. */
    public static LinearImage onWall() {
        return LinearImage.drawn(SMALL, WindowLight::draw).blurred(0.008);
    }

    private static void draw(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        AffineTransform upright = graphics.getTransform();
        graphics.translate(0.1, 0.02);
        graphics.shear(-0.1, 0.32);
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 3; row++) {
                graphics.fill(new Rectangle2D.Double(column * 0.36, row * 0.235 - 0.26, 0.335, 0.212));
            }
        }
        graphics.setTransform(upright);
        graphics.setColor(new Color(0, 0, 0, 180));
        palmLeaf(graphics, 1.0, 0.04, 2.86);
        palmLeaf(graphics, 0.0, -0.08, 1.2);
    }

    private static void palmLeaf(Graphics2D graphics, double x, double y, double direction) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(direction);
        graphics.fill(new Rectangle2D.Double(0, -0.004, 0.72, 0.008));
        for (int leaflet = 0; leaflet < 14; leaflet++) {
            double along = 0.1 + leaflet * 0.047;
            double length = 0.34 * Math.sin(Math.PI * (leaflet + 4) / 20.0);
            leaflet(graphics, along, length, 0.75);
            leaflet(graphics, along + 0.02, length, -0.75);
        }
        graphics.setTransform(before);
    }

    private static void leaflet(Graphics2D graphics, double along, double length, double angle) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(along, 0);
        graphics.rotate(angle);
        Path2D blade = new Path2D.Double();
        blade.moveTo(0, 0);
        blade.quadTo(length * 0.4, 0.034, length, 0);
        blade.quadTo(length * 0.4, -0.034, 0, 0);
        graphics.fill(blade);
        graphics.setTransform(before);
    }
}
