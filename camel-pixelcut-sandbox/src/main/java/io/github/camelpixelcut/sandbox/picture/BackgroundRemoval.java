package io.github.camelpixelcut.sandbox.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells a subject from an even studio background: from the borders inwards everything belongs to the background that
 * looks like it, or like its soft shadow or glow. No learning, no guessing: where that gives no clear answer, there is
 * none.
 */
final class BackgroundRemoval {

    /** Above this the border is a texture or a scene, not a backdrop (OKLab times 100). */
    private static final double MAX_UNEVENNESS = 2.2;

    private static final double MIN_BORDER_IN_BACKGROUND = 0.6;
    private static final double MIN_SUBJECT = 0.002;
    private static final double MAX_SUBJECT = 0.9;
    private static final int MAX_SIDES_TOUCHED = 2;
    private static final double TOUCHING = 0.03;

    /** A part smaller than this share of the largest one is dust, not subject. */
    private static final double DUST = 0.01;

    /**
     * A hole is at least this share of the picture, and at least this share of it looks exactly like the background.
     */
    private static final double SMALLEST_HOLE = 0.001;

    private static final double SURE_SHARE_OF_HOLE = 0.6;

    /** Lightness above which a background counts as blown out. */
    private static final double WHITE = 98;

    private static final byte OTHER = 0;
    private static final byte SOFT = 1;
    private static final byte SURE = 2;
    private static final byte DIM = 3;
    private static final byte OUTSIDE = 4;

    /** How many times steeper than in open ground shadows may be where a thing stands on it. */
    private static final double STEEPER = 3;

    private final Lab lab;
    private final int width;
    private final int height;
    private final byte[] kind;
    private final int[] queue;

    private BackgroundRemoval(Lab lab) {
        this.lab = lab;
        width = lab.width;
        height = lab.height;
        kind = new byte[width * height];
        queue = new int[width * height];
    }

    /**
     * Finds the subject of a picture.
     *
     * @return for each pixel whether it belongs to the subject; empty where no background can be told apart
     */
    static Optional<boolean[]> subjectOf(BufferedImage picture) {
        Lab lab = new Lab(Pixels.of(picture), picture.getWidth(), picture.getHeight());
        return new BackgroundRemoval(lab).subject();
    }

    private Optional<boolean[]> subject() {
        StudioBackground background = new StudioBackground(lab);
        if (background.unevenness() > MAX_UNEVENNESS) {
            return Optional.empty();
        }
        classify(background);
        if (borderShare(background.thickness()) < MIN_BORDER_IN_BACKGROUND) {
            return Optional.empty();
        }
        closeNarrowGaps();
        int outside = openHoles(background, floodFromBorder());
        peel(outside);
        dropSpikes();
        boolean[] subject = withoutDust();
        return isPlausible(subject) ? Optional.of(subject) : Optional.empty();
    }

    /**
     * SURE looks like the background, SOFT like its shadow or glow without any edge in sight, DIM like a steeper or
     * coloured shadow.
     */
    private void classify(StudioBackground background) {
        double noise = background.unevenness();
        double sure = Math.min(6, 2.4 + 2.5 * noise);
        double hue = Math.min(4, 1.5 + 1.5 * noise);
        double edge = (0.9 + 1.2 * noise) * Math.max(1, Math.min(2, 1100.0 / Math.max(width, height)));
        float[] smooth = lab.lightness.clone();
        Blur.soften(smooth, width, height, 0.9, 0.9);
        float[] colour = new float[3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                background.at(x, y, colour);
                double darker = colour[0] - lab.lightness[i];
                double dimming = colour[0] < 1 ? 1 : Math.min(1.2, lab.lightness[i] / colour[0]);
                double da = lab.greenRed[i] - colour[1] * dimming;
                double db = lab.blueYellow[i] - colour[2] * dimming;
                double tint = Math.sqrt(da * da + db * db);
                if (darker * darker + tint * tint < sure * sure) {
                    kind[i] = SURE;
                } else if (darker > -8 && darker < 34 && tint < 2 * hue) {
                    kind[i] = kindOfShadow(slope(smooth, x, y) / edge, tint < hue);
                }
            }
        }
    }

    private static byte kindOfShadow(double steepness, boolean sameHue) {
        if (steepness < 1 && sameHue) {
            return SOFT;
        }
        return steepness < STEEPER ? DIM : OTHER;
    }

    private double slope(float[] plane, int x, int y) {
        int left = y * width + Math.max(0, x - 1);
        int right = y * width + Math.min(width - 1, x + 1);
        int above = Math.max(0, y - 1) * width + x;
        int below = Math.min(height - 1, y + 1) * width + x;
        return Math.hypot(plane[right] - plane[left], plane[below] - plane[above]) / 2;
    }

    private double borderShare(int thickness) {
        int border = 0;
        int background = 0;
        for (int y = 0; y < height; y++) {
            boolean horizontal = y < thickness || y >= height - thickness;
            for (int x = 0; x < width; x++) {
                if (horizontal || x < thickness || x >= width - thickness) {
                    border++;
                    background += kind[y * width + x] == SURE ? 1 : 0;
                }
            }
        }
        return (double) background / border;
    }

    /**
     * The fill must not leak into the subject through a gap of a pixel or two: soft ground next to an edge is closed.
     */
    private void closeNarrowGaps() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] == SOFT && (hasNeighbour(before, i, OTHER) || hasNeighbour(before, i, DIM))) {
                    kind[i] = DIM;
                }
            }
        }
    }

    private boolean hasNeighbour(byte[] kinds, int i, byte wanted) {
        return kinds[i - 1] == wanted
                || kinds[i + 1] == wanted
                || kinds[i - width] == wanted
                || kinds[i + width] == wanted;
    }

    /** Marks all open ground that connects to the border, listed in the queue. */
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
            int neighbour = neighbour(i, x, side);
            last = neighbour >= 0 ? enqueue(neighbour, last) : last;
        }
        return last;
    }

    private int enqueue(int i, int end) {
        if (kind[i] != SURE && kind[i] != SOFT) {
            return end;
        }
        kind[i] = OUTSIDE;
        queue[end] = i;
        return end + 1;
    }

    /**
     * What looks exactly like the background and is enclosed by the subject is seen through it: the handle of a mug.
     * Not before pure white, where it may as well be a highlight or a label.
     */
    private int openHoles(StudioBackground background, int outside) {
        boolean[] seen = new boolean[kind.length];
        float[] colour = new float[3];
        int end = outside;
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] != SURE || seen[i]) {
                continue;
            }
            int last = spread(i, end, seen);
            background.at(i % width, i / width, colour);
            if (colour[0] < WHITE && isHole(end, last)) {
                for (int next = end; next < last; next++) {
                    kind[queue[next]] = OUTSIDE;
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
                int neighbour = neighbour(i, i % width, side);
                if (neighbour >= 0 && !seen[neighbour] && (kind[neighbour] == SURE || kind[neighbour] == SOFT)) {
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
            sure += kind[queue[next]] == SURE ? 1 : 0;
        }
        return to - from >= SMALLEST_HOLE * kind.length && sure >= SURE_SHARE_OF_HOLE * (to - from);
    }

    /**
     * Shadows are steep only close to the subject: from the outside a few more pixels in, they belong to the ground
     * too.
     */
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
            int neighbour = neighbour(i, x, side);
            if (neighbour >= 0 && kind[neighbour] != OTHER && kind[neighbour] != OUTSIDE) {
                kind[neighbour] = OUTSIDE;
                queue[last++] = neighbour;
            }
        }
        return last;
    }

    /** Single pixels that stick out of the outline are noise. */
    private void dropSpikes() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] != OUTSIDE && outsideNeighbours(before, i) >= 6) {
                    kind[i] = OUTSIDE;
                }
            }
        }
    }

    private int outsideNeighbours(byte[] kinds, int i) {
        int count = 0;
        for (int dy = -width; dy <= width; dy += width) {
            for (int dx = -1; dx <= 1; dx++) {
                count += kinds[i + dy + dx] == OUTSIDE ? 1 : 0;
            }
        }
        return count;
    }

    /** What is not outside, without its small loose parts. */
    private boolean[] withoutDust() {
        int[] part = new int[kind.length];
        int[] sizes = new int[kind.length / 2 + 2];
        int parts = 0;
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] != OUTSIDE && part[i] == 0) {
                parts++;
                sizes[parts] = mark(i, parts, part);
            }
        }
        int largest = Arrays.stream(sizes, 0, parts + 1).max().orElse(0);
        boolean[] subject = new boolean[kind.length];
        for (int i = 0; i < kind.length; i++) {
            subject[i] = part[i] > 0 && sizes[part[i]] >= Math.max(4, largest * DUST);
        }
        return subject;
    }

    private int mark(int start, int name, int[] part) {
        int end = 1;
        queue[0] = start;
        part[start] = name;
        for (int next = 0; next < end; next++) {
            int i = queue[next];
            int x = i % width;
            for (int side = 0; side < 4; side++) {
                int neighbour = neighbour(i, x, side);
                if (neighbour >= 0 && kind[neighbour] != OUTSIDE && part[neighbour] == 0) {
                    part[neighbour] = name;
                    queue[end++] = neighbour;
                }
            }
        }
        return end;
    }

    private int neighbour(int i, int x, int side) {
        return switch (side) {
            case 0 -> x > 0 ? i - 1 : -1;
            case 1 -> x < width - 1 ? i + 1 : -1;
            case 2 -> i - width;
            default -> i + width < kind.length ? i + width : -1;
        };
    }

    private boolean isPlausible(boolean[] subject) {
        int count = 0;
        for (boolean pixel : subject) {
            count += pixel ? 1 : 0;
        }
        double share = (double) count / subject.length;
        return share >= MIN_SUBJECT && share <= MAX_SUBJECT && sidesTouched(subject) <= MAX_SIDES_TOUCHED;
    }

    private int sidesTouched(boolean[] subject) {
        int top = 0;
        int bottom = 0;
        for (int x = 0; x < width; x++) {
            top += subject[x] ? 1 : 0;
            bottom += subject[(height - 1) * width + x] ? 1 : 0;
        }
        int left = 0;
        int right = 0;
        for (int y = 0; y < height; y++) {
            left += subject[y * width] ? 1 : 0;
            right += subject[y * width + width - 1] ? 1 : 0;
        }
        return touched(top, width) + touched(bottom, width) + touched(left, height) + touched(right, height);
    }

    private static int touched(int pixels, int length) {
        return pixels > length * TOUCHING ? 1 : 0;
    }
}
