package io.github.camelpixelcut.sandbox.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a picture of several things that do not touch, so that each of them can stand on its own foot. */
final class Parts {

    private static final int MOST = 6;

    /** A part has at least this share of the pixels of the whole. */
    private static final double SMALLEST = 0.03;

    private static final float SOLID = 0.2f;

    private Parts() {}

    /**
     * @param alpha opacities row by row, 0 to 1
     * @return the opacity of each part alone, the largest first; empty where nothing is solid
     */
    static List<float[]> of(float[] alpha, int width) {
        int[] queue = new int[alpha.length];
        boolean[] seen = new boolean[alpha.length];
        List<int[]> parts = new ArrayList<>();
        int solid = 0;
        for (int i = 0; i < alpha.length; i++) {
            if (alpha[i] > SOLID && !seen[i]) {
                int count = spread(i, alpha, width, seen, queue);
                parts.add(Arrays.copyOf(queue, count));
                solid += count;
            }
        }
        double smallest = SMALLEST * solid;
        return parts.stream()
                .filter(part -> part.length >= smallest)
                .sorted(Comparator.comparingInt((int[] part) -> part.length).reversed())
                .limit(MOST)
                .map(part -> alone(part, alpha))
                .toList();
    }

    private static int spread(int start, float[] alpha, int width, boolean[] seen, int[] queue) {
        int end = 1;
        queue[0] = start;
        seen[start] = true;
        for (int next = 0; next < end; next++) {
            int i = queue[next];
            int[] neighbours = {i % width > 0 ? i - 1 : i, (i + 1) % width > 0 ? i + 1 : i, i - width, i + width};
            for (int neighbour : neighbours) {
                if (neighbour >= 0 && neighbour < alpha.length && !seen[neighbour] && alpha[neighbour] > SOLID) {
                    seen[neighbour] = true;
                    queue[end++] = neighbour;
                }
            }
        }
        return end;
    }

    private static float[] alone(int[] part, float[] alpha) {
        float[] result = new float[alpha.length];
        for (int i : part) {
            result[i] = alpha[i];
        }
        return result;
    }
}
