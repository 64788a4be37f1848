package io.github.camelpixelcut.sandbox.internal.pixels;

/** Approximates a Gaussian blur by three box blurs. Beyond the edges, the outermost values continue. */
public final class Blur {

    private static final int PASSES = 3;

    private Blur() {}

    /**
     * @param plane width times height values, row by row; changed in place
     * @param across horizontal standard deviation in pixels; below 0.5 nothing happens
     * @param down vertical standard deviation in pixels; below 0.5 nothing happens
     */
    public static void soften(float[] plane, int width, int height, double across, double down) {
        float[] line = new float[Math.max(width, height)];
        int wide = radius(across);
        int high = radius(down);
        for (int pass = 0; pass < PASSES; pass++) {
            if (wide > 0) {
                for (int y = 0; y < height; y++) {
                    softenLine(plane, y * width, 1, width, wide, line);
                }
            }
            if (high > 0) {
                softenColumns(plane, width, height, high);
            }
        }
    }

    /** A box of 2r+1 values has the variance (r*r + r) / 3. The variances of the three passes add up. */
    private static int radius(double deviation) {
        return deviation < 0.5 ? 0 : (int) Math.max(1, Math.round(Math.sqrt(deviation * deviation + 0.25) - 0.5));
    }

    private static void softenLine(float[] plane, int start, int step, int length, int radius, float[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = plane[start + i * step];
        }
        int last = length - 1;
        double sum = line[0] * (double) radius;
        for (int i = 0; i <= radius; i++) {
            sum += line[Math.min(i, last)];
        }
        double share = 1.0 / (2 * radius + 1);
        for (int i = 0; i < length; i++) {
            plane[start + i * step] = (float) (sum * share);
            sum += line[Math.min(i + radius + 1, last)] - line[Math.max(i - radius, 0)];
        }
    }

    /** All columns at once, row by row: many times faster than column by column, because of the processor's cache. */
    private static void softenColumns(float[] plane, int width, int height, int radius) {
        float[] source = plane.clone();
        double[] sums = new double[width];
        for (int row = -radius; row <= radius; row++) {
            add(sums, source, clamp(row, height) * width, 1);
        }
        double share = 1.0 / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane[y * width + x] = (float) (sums[x] * share);
            }
            add(sums, source, clamp(y + radius + 1, height) * width, 1);
            add(sums, source, clamp(y - radius, height) * width, -1);
        }
    }

    private static void add(double[] sums, float[] source, int start, int sign) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * source[start + x];
        }
    }

    private static int clamp(int row, int height) {
        return Math.max(0, Math.min(height - 1, row));
    }
}
