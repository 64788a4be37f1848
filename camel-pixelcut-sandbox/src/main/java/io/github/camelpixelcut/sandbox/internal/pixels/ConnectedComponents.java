package io.github.camelpixelcut.sandbox.internal.pixels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Splits the pixels of a picture into regions that do not touch. */
public final class ConnectedComponents {

    private final int width;
    private final boolean[] open;
    private final int[] queue;

    private ConnectedComponents(int pixels, int width, IntPredicate inside) {
        this.width = width;
        open = new boolean[pixels];
        queue = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            open[i] = inside.test(i);
        }
    }

    /**
     * Pixels touch if they are above, below or beside each other.
     *
     * @param pixels number of pixels, which are numbered row by row
     * @param width number of pixels in a row
     * @param inside whether the pixel with a number belongs to any region
     * @return the numbers of each region's pixels, in the order of the regions' first pixels
     */
    public static List<int[]> of(int pixels, int width, IntPredicate inside) {
        return new ConnectedComponents(pixels, width, inside).all();
    }

    private List<int[]> all() {
        List<int[]> components = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                components.add(from(i));
            }
        }
        return components;
    }

    private int[] from(int start) {
        int end = enqueue(start, 0);
        for (int next = 0; next < end; next++) {
            int i = queue[next];
            int column = i % width;
            end = column > 0 ? enqueue(i - 1, end) : end;
            end = column < width - 1 ? enqueue(i + 1, end) : end;
            end = enqueue(i - width, end);
            end = enqueue(i + width, end);
        }
        return Arrays.copyOf(queue, end);
    }

    private int enqueue(int i, int end) {
        if (i < 0 || i >= open.length || !open[i]) {
            return end;
        }
        open[i] = false;
        queue[end] = i;
        return end + 1;
    }
}
