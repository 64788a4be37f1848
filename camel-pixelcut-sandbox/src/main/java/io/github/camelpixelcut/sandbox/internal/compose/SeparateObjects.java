package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.pixels.ConnectedComponents;
import java.util.Comparator;
import java.util.List;

/** Splits a picture of several objects that do not touch, so that each of them casts a shadow of its own. */
final class SeparateObjects {

    private static final int MOST = 6;

    /** An object has at least this share of the solid pixels. */
    private static final double SMALLEST = 0.03;

    private static final float SOLID = 0.2f;

    private SeparateObjects() {}

    /**
     * @param alpha opacities row by row, 0 to 1
     * @return the opacities of each object alone, the largest first; empty if nothing is solid
     */
    static List<float[]> of(float[] alpha, int width) {
        List<int[]> components = ConnectedComponents.of(alpha.length, width, i -> alpha[i] > SOLID);
        double smallest =
                SMALLEST * components.stream().mapToInt(pixels -> pixels.length).sum();
        return components.stream()
                .filter(pixels -> pixels.length >= smallest)
                .sorted(Comparator.comparingInt((int[] pixels) -> pixels.length).reversed())
                .limit(MOST)
                .map(pixels -> alone(pixels, alpha))
                .toList();
    }

    private static float[] alone(int[] pixels, float[] alpha) {
        float[] result = new float[alpha.length];
        for (int i : pixels) {
            result[i] = alpha[i];
        }
        return result;
    }
}
