package io.github.camelpixelcut.sandbox.internal.pixels;

/** Interpolates between two values. */
public final class Interpolation {

    private Interpolation() {}

    /** Linear interpolation: {@code from} for share 0, {@code to} for share 1. */
    public static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** A smooth step: 0 up to {@code from}, 1 from {@code to} on. */
    public static double smoothstep(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
