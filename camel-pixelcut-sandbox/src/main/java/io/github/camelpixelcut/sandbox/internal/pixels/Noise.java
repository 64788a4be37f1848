package io.github.camelpixelcut.sandbox.internal.pixels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Smooth random patterns: the same place and seed always give the same value. */
public final class Noise {

    private static final int[] SHUFFLED = shuffled();
    private static final double[] ACROSS = new double[256];
    private static final double[] DOWN = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            ACROSS[i] = Math.cos(2 * Math.PI * i / 256);
            DOWN[i] = Math.sin(2 * Math.PI * i / 256);
        }
    }

    private Noise() {}

    /** The random number of a grid cell, from 0 (inclusive) to 1 (exclusive). */
    public static double cell(int x, int y, int seed) {
        return (hash(x, y, seed) >>> 8) / (double) (1 << 24);
    }

    /** Gradient noise of wavelength 1, about -1 to 1; repeats after 256. */
    public static double at(double x, double y, int seed) {
        int left = floor(x);
        int top = floor(y);
        double dx = x - left;
        double dy = y - top;
        double across = fade(dx);
        double upper =
                Interpolation.mix(slope(left, top, seed, dx, dy), slope(left + 1, top, seed, dx - 1, dy), across);
        double lower = Interpolation.mix(
                slope(left, top + 1, seed, dx, dy - 1), slope(left + 1, top + 1, seed, dx - 1, dy - 1), across);
        return 1.4 * Interpolation.mix(upper, lower, fade(dy));
    }

    /** Noise of several octaves, about -1 to 1. */
    public static double cloud(double x, double y, int octaves, int seed) {
        return cloud(x, y, octaves, 0, seed);
    }

    /**
     * Noise of several octaves, about -1 to 1, without those that are too fine to be visible.
     *
     * @param footprint the size of one pixel in the units of x and y
     */
    public static double cloud(double x, double y, int octaves, double footprint, int seed) {
        double sum = 0;
        double weight = 0.5;
        double frequency = 1;
        for (int octave = 0; octave < octaves; octave++) {
            double visible = visible(footprint * frequency);
            if (visible <= 0) {
                break;
            }
            sum += visible * weight * at(x * frequency, y * frequency, seed + octave);
            weight *= 0.5;
            frequency *= 2.03;
        }
        return sum;
    }

    /** How visible a pattern of wavelength 1 is, 0 to 1, if a pixel has this size. */
    public static double visible(double footprint) {
        return 1 - Interpolation.smoothstep(0.25, 0.6, footprint);
    }

    private static double slope(int x, int y, int seed, double dx, double dy) {
        int direction = SHUFFLED[(SHUFFLED[x + seed * 37 & 255] + y & 255)];
        return ACROSS[direction] * dx + DOWN[direction] * dy;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static int floor(double value) {
        int truncated = (int) value;
        return value < truncated ? truncated - 1 : truncated;
    }

    private static int[] shuffled() {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 256).boxed().toList());
        Collections.shuffle(numbers, new Random(1));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int hash(int x, int y, int seed) {
        int h = x * 0x27d4eb2f ^ y * 0x165667b1 ^ seed * 0x9e3779b1;
        h = (h ^ h >>> 15) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
