package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.OklabImage;
import java.util.Arrays;

/**
 * What an even studio background looks like at each place of a picture, estimated from its borders in two ways: as a
 * smooth surface through the whole border (plain backgrounds and gradients in any direction), and by straight lines
 * from the left to the right border (a wall that meets a floor).
 */
final class StudioBackground {

    private static final int TERMS = 6;
    private static final int ROUNDS = 10;

    /** If left and right border differ by more than this (OKLab times 100), no line connects them. */
    private static final float SAME = 6;

    private final OklabImage lab;
    private final int thickness;
    private final double[][] surface = new double[3][];
    private final float[][] left;
    private final float[][] right;
    private double unevenness;

    StudioBackground(OklabImage lab) {
        this.lab = lab;
        thickness = Math.max(2, Math.min(lab.width, lab.height) / 60);
        fitSurface(borderSample());
        left = sideProfile(0);
        right = sideProfile(lab.width - thickness);
    }

    /** The median distance of the border's pixels from the smooth surface (OKLab times 100). */
    double unevenness() {
        return unevenness;
    }

    int thickness() {
        return thickness;
    }

    /** The background's colour at a place: of the two estimates, the one closer to the pixel there. */
    void at(int x, int y, float[] colour) {
        smooth(x, y, colour);
        int row = y;
        float apart = distance(left[row], right[row]);
        if (apart > SAME) {
            return;
        }
        float share = lab.width < 2 ? 0 : (float) x / (lab.width - 1);
        float lightness = left[row][0] + (right[row][0] - left[row][0]) * share;
        float greenRed = left[row][1] + (right[row][1] - left[row][1]) * share;
        float blueYellow = left[row][2] + (right[row][2] - left[row][2]) * share;
        int i = y * lab.width + x;
        if (distance(i, lightness, greenRed, blueYellow) < distance(i, colour[0], colour[1], colour[2])) {
            colour[0] = lightness;
            colour[1] = greenRed;
            colour[2] = blueYellow;
        }
    }

    private void smooth(int x, int y, float[] colour) {
        double u = 2.0 * x / lab.width - 1;
        double v = 2.0 * y / lab.height - 1;
        for (int channel = 0; channel < 3; channel++) {
            double[] s = surface[channel];
            colour[channel] = (float) (s[0] + s[1] * u + s[2] * v + s[3] * u * u + s[4] * u * v + s[5] * v * v);
        }
    }

    private int[] borderSample() {
        int width = lab.width;
        int height = lab.height;
        int[] all = new int[width * height];
        int count = 0;
        for (int y = 0; y < height; y++) {
            boolean horizontal = y < thickness || y >= height - thickness;
            for (int x = 0; x < width; x++) {
                if (horizontal || x < thickness || x >= width - thickness) {
                    all[count++] = y * width + x;
                }
            }
        }
        int step = Math.max(1, count / 5000);
        int[] sample = new int[count / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = all[i * step];
        }
        return sample;
    }

    /**
     * Least squares, reweighted: what is far off counts less in the next round, so that objects at the border have
     * little influence.
     */
    private void fitSurface(int[] sample) {
        double[] trust = new double[sample.length];
        Arrays.fill(trust, 1);
        float[] off = new float[sample.length];
        for (int round = 0; round < ROUNDS; round++) {
            surface[0] = fit(sample, lab.lightness, trust);
            surface[1] = fit(sample, lab.greenRed, trust);
            surface[2] = fit(sample, lab.blueYellow, trust);
            float[] colour = new float[3];
            for (int i = 0; i < sample.length; i++) {
                smooth(sample[i] % lab.width, sample[i] / lab.width, colour);
                off[i] = distance(sample[i], colour[0], colour[1], colour[2]);
            }
            unevenness = median(off);
            double scale = Math.max(0.5, 2 * unevenness);
            for (int i = 0; i < sample.length; i++) {
                double relative = off[i] / scale;
                trust[i] = 1 / (1 + relative * relative * relative * relative);
            }
        }
    }

    private double[] fit(int[] sample, float[] values, double[] trust) {
        double[][] equations = new double[TERMS][TERMS + 1];
        double[] terms = new double[TERMS];
        for (int n = 0; n < sample.length; n++) {
            double u = 2.0 * (sample[n] % lab.width) / lab.width - 1;
            double v = 2.0 * (sample[n] / lab.width) / lab.height - 1;
            terms[0] = 1;
            terms[1] = u;
            terms[2] = v;
            terms[3] = u * u;
            terms[4] = u * v;
            terms[5] = v * v;
            for (int row = 0; row < TERMS; row++) {
                for (int column = 0; column < TERMS; column++) {
                    equations[row][column] += trust[n] * terms[row] * terms[column];
                }
                equations[row][TERMS] += trust[n] * terms[row] * values[sample[n]];
            }
        }
        return solve(equations);
    }

    /** Gauss-Jordan elimination. A small ridge makes pictures of a few pixels' width solvable. */
    private static double[] solve(double[][] equations) {
        for (int pivot = 0; pivot < TERMS; pivot++) {
            equations[pivot][pivot] += 1e-6;
            for (int row = 0; row < TERMS; row++) {
                if (row != pivot) {
                    double factor = equations[row][pivot] / equations[pivot][pivot];
                    for (int column = pivot; column <= TERMS; column++) {
                        equations[row][column] -= factor * equations[pivot][column];
                    }
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int row = 0; row < TERMS; row++) {
            solution[row] = equations[row][TERMS] / equations[row][row];
        }
        return solution;
    }

    /** The colours along one side, each the mean of a few pixels. */
    private float[][] sideProfile(int firstColumn) {
        float[][] profile = new float[lab.height][3];
        int reach = Math.max(1, lab.height / 200);
        for (int y = 0; y < lab.height; y++) {
            int from = Math.max(0, y - reach);
            int to = Math.min(lab.height - 1, y + reach);
            int count = 0;
            for (int row = from; row <= to; row++) {
                for (int x = Math.max(0, firstColumn); x < Math.min(lab.width, firstColumn + thickness); x++) {
                    int i = row * lab.width + x;
                    profile[y][0] += lab.lightness[i];
                    profile[y][1] += lab.greenRed[i];
                    profile[y][2] += lab.blueYellow[i];
                    count++;
                }
            }
            for (int channel = 0; channel < 3; channel++) {
                profile[y][channel] /= count;
            }
        }
        return profile;
    }

    private float distance(int i, float lightness, float greenRed, float blueYellow) {
        float dl = lab.lightness[i] - lightness;
        float da = lab.greenRed[i] - greenRed;
        float db = lab.blueYellow[i] - blueYellow;
        return (float) Math.sqrt(dl * dl + da * da + db * db);
    }

    private static float distance(float[] one, float[] other) {
        float dl = one[0] - other[0];
        float da = one[1] - other[1];
        float db = one[2] - other[2];
        return (float) Math.sqrt(dl * dl + da * da + db * db);
    }

    private static double median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
