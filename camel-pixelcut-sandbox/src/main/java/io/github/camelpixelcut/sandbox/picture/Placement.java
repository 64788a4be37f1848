package io.github.camelpixelcut.sandbox.picture;

/**
 * Where and how large the subject stands on the canvas; what is null takes the API's default.
 *
 * @param scale at 1 the longest edge of the subject fits the canvas; above 0; default 1 for a picture with alpha, else
 *     0.6 (the API removes the background of every picture without alpha)
 * @param xCenter horizontal centre, 0 (left) to 1 (right); default 0.5
 * @param yCenter vertical centre, 0 (top) to 1 (bottom); default 0.5
 */
public record Placement(Double scale, Double xCenter, Double yCenter) {

    double scaleOr(double fallback) {
        return scale == null ? fallback : scale;
    }

    double x() {
        return xCenter == null ? 0.5 : xCenter;
    }

    double y() {
        return yCenter == null ? 0.5 : yCenter;
    }
}
