package io.github.camelpixelcut.sandbox.internal.pixels;

/** Values between two others. */
public final class Interpolation {

    private Interpolation() {}

    /** A straight line: {@code from} at share 0, {@code to} at share 1. */
    public static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** A smooth step: 0 up to {@code from}, 1 above {@code to}, without a bend at either end. */
    public static double smoothstep(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
