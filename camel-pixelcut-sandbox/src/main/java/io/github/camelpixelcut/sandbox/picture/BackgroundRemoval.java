package io.github.camelpixelcut.sandbox.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells a subject from an even studio background: from the borders inwards everything belongs to the background that
 * looks like it, or like its soft shadow or glow. No learning, no guessing: where that gives no clear answer, there is none.
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

    private static final byte OTHER = 0;
    private static final byte SOFT = 1;
    private static final byte SURE = 2;
    private static final byte OUTSIDE = 3;

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
        floodFromBorder();
        widenBack();
        boolean[] subject = withoutDust();
        return isPlausible(subject) ? Optional.of(subject) : Optional.empty();
    }

    /** SURE looks like the background; SOFT like its shadow or glow, without any edge in sight. */
    private void classify(StudioBackground background) {
        double noise = background.unevenness();
        double sure = Math.min(6, 2.4 + 2.5 * noise);
        double hue = Math.min(4, 1.5 + 1.5 * noise);
        double edge = 0.9 + 1.2 * noise;
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
                } else if (darker > -8 && darker < 30 && tint < hue && slope(smooth, x, y) < edge) {
                    kind[i] = SOFT;
                }
            }
        }
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

    /** The fill must not leak into the subject through a gap of a pixel or two: soft ground next to an edge is closed. */
    private void closeNarrowGaps() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] == SOFT && hasNeighbour(before, i, OTHER)) {
                    kind[i] = OTHER;
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

    private void floodFromBorder() {
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
    }

    private int enqueueNeighbours(int i, int end) {
        int x = i % width;
        int last = end;
        last = x > 0 ? enqueue(i - 1, last) : last;
        last = x < width - 1 ? enqueue(i + 1, last) : last;
        last = i >= width ? enqueue(i - width, last) : last;
        return i < kind.length - width ? enqueue(i + width, last) : last;
    }

    private int enqueue(int i, int end) {
        if (kind[i] != SURE && kind[i] != SOFT) {
            return end;
        }
        kind[i] = OUTSIDE;
        queue[end] = i;
        return end + 1;
    }

    /** Undoes the closing where the ground outside touches it: one pixel of rim goes back to the background. */
    private void widenBack() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] == OTHER && outsideNeighbours(before, i) >= 5) {
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
