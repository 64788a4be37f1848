package io.github.camelpixelcut.sandbox.internal.cutout;

/**
 * Finds the whole background in {@link PixelClasses}: from the border inwards, in holes of the subject, and in hard
 * shadows next to it.
 */
final class BackgroundFill {

    /**
     * A hole has at least this share of the picture's pixels, and at least {@link #SURE_SHARE_OF_HOLE} of its pixels
     * look exactly like the background.
     */
    private static final double SMALLEST_HOLE = 0.001;

    private static final double SURE_SHARE_OF_HOLE = 0.6;

    /** A lighter background counts as overexposed (OKLab times 100). */
    private static final double WHITE = 98;

    private final PixelClasses map;
    private final byte[] kind;
    private final int width;
    private final int height;
    private final int[] queue;

    private BackgroundFill(PixelClasses map) {
        this.map = map;
        kind = map.kind;
        width = map.width;
        height = map.height;
        queue = new int[kind.length];
    }

    /** Marks everything that belongs to the background as {@link PixelClasses#OUTSIDE}. */
    static void fill(PixelClasses map, StudioBackground background) {
        BackgroundFill fill = new BackgroundFill(map);
        fill.peel(fill.openHoles(background, fill.floodFromBorder()));
        fill.dropSpikes();
    }

    /** Marks the background that is connected with the border. Returns the number of marked pixels in the queue. */
    private int floodFromBorder() {
        int end = 0;
        for (int x = 0; x < width; x++) {
            end = enqueue(x, end);
            end = enqueue((height - 1) * width + x, end);
        }
        for (int y = 0; y < height; y++) {
            end = enqueue(y * width, end);
            end = enqueue(y * width + width - 1, end);
        }
        for (int next = 0; next < end; next++) {
            end = enqueueNeighbours(queue[next], end);
        }
        return end;
    }

    private int enqueueNeighbours(int i, int end) {
        int last = end;
        int x = i % width;
        for (int side = 0; side < 4; side++) {
            int neighbour = map.neighbour(i, x, side);
            last = neighbour >= 0 ? enqueue(neighbour, last) : last;
        }
        return last;
    }

    private int enqueue(int i, int end) {
        if (kind[i] != PixelClasses.BACKGROUND && kind[i] != PixelClasses.SOFT_SHADOW) {
            return end;
        }
        kind[i] = PixelClasses.OUTSIDE;
        queue[end] = i;
        return end + 1;
    }

    /**
     * What looks exactly like the background and is enclosed by the subject is a hole, for example in the handle of a
     * mug; but not if the background is pure white, because then it may be a highlight or a label.
     */
    private int openHoles(StudioBackground background, int outside) {
        boolean[] seen = new boolean[kind.length];
        float[] colour = new float[3];
        int end = outside;
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] != PixelClasses.BACKGROUND || seen[i]) {
                continue;
            }
            int last = spread(i, end, seen);
            background.at(i % width, i / width, colour);
            if (colour[0] < WHITE && isHole(end, last)) {
                for (int next = end; next < last; next++) {
                    kind[queue[next]] = PixelClasses.OUTSIDE;
                }
                end = last;
            }
        }
        return end;
    }

    private int spread(int start, int from, boolean[] seen) {
        int end = from;
        queue[end++] = start;
        seen[start] = true;
        for (int next = from; next < end; next++) {
            int i = queue[next];
            for (int side = 0; side < 4; side++) {
                int neighbour = map.neighbour(i, i % width, side);
                if (neighbour >= 0
                        && !seen[neighbour]
                        && (kind[neighbour] == PixelClasses.BACKGROUND
                                || kind[neighbour] == PixelClasses.SOFT_SHADOW)) {
                    seen[neighbour] = true;
                    queue[end++] = neighbour;
                }
            }
        }
        return end;
    }

    private boolean isHole(int from, int to) {
        int sure = 0;
        for (int next = from; next < to; next++) {
            sure += kind[queue[next]] == PixelClasses.BACKGROUND ? 1 : 0;
        }
        return to - from >= SMALLEST_HOLE * kind.length && sure >= SURE_SHARE_OF_HOLE * (to - from);
    }

    /** Shadows are hard only close to the subject: those within a few pixels of the background belong to it, too. */
    private void peel(int outside) {
        int reach = Math.max(5, Math.max(width, height) / 140);
        int from = 0;
        int end = outside;
        for (int step = 0; step < reach; step++) {
            int last = end;
            for (int next = from; next < last; next++) {
                end = peelNeighbours(queue[next], end);
            }
            from = last;
        }
    }

    private int peelNeighbours(int i, int end) {
        int last = end;
        int x = i % width;
        for (int side = 0; side < 4; side++) {
            int neighbour = map.neighbour(i, x, side);
            if (neighbour >= 0 && kind[neighbour] != PixelClasses.OTHER && kind[neighbour] != PixelClasses.OUTSIDE) {
                kind[neighbour] = PixelClasses.OUTSIDE;
                queue[last++] = neighbour;
            }
        }
        return last;
    }

    /** Removes single pixels that stick out of the outline: they are noise. */
    private void dropSpikes() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] != PixelClasses.OUTSIDE && outsideNeighbours(before, i) >= 6) {
                    kind[i] = PixelClasses.OUTSIDE;
                }
            }
        }
    }

    private int outsideNeighbours(byte[] kinds, int i) {
        int count = 0;
        for (int dy = -width; dy <= width; dy += width) {
            for (int dx = -1; dx <= 1; dx++) {
                count += kinds[i + dy + dx] == PixelClasses.OUTSIDE ? 1 : 0;
            }
        }
        return count;
    }
}
