package io.github.camelpixelcut.sandbox.internal.compose;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Where and how large the subject stands on the canvas. A null component takes the API's default.
 *
 * @param scale longest edge of the subject as a share of the canvas, above 0; default 1 for a picture with alpha, else
 *     0.6 (the API removes the background of every picture without alpha)
 * @param xCenter horizontal centre, 0 (left) to 1 (right); default 0.5
 * @param yCenter vertical centre, 0 (top) to 1 (bottom); default 0.5
 */
public record Placement(Double scale, Double xCenter, Double yCenter) {

    /** Above this, only a few enlarged pixels would be visible, and coordinates would overflow. */
    private static final double LARGEST_SCALE = 50;

    /** The pixels of the canvas that the subject covers; they may reach beyond it. Width and height are at least 1. */
    Rectangle frameOf(BufferedImage subject, double defaultScale, int canvas) {
        double factor = Math.min(LARGEST_SCALE, orDefault(scale, defaultScale))
                * canvas
                / Math.max(subject.getWidth(), subject.getHeight());
        int width = (int) Math.max(1, Math.round(subject.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(subject.getHeight() * factor));
        int left = (int) Math.round(orDefault(xCenter, 0.5) * canvas - width / 2.0);
        int top = (int) Math.round(orDefault(yCenter, 0.5) * canvas - height / 2.0);
        return new Rectangle(left, top, width, height);
    }

    private static double orDefault(Double value, double defaultValue) {
        return value == null ? defaultValue : value;
    }
}
