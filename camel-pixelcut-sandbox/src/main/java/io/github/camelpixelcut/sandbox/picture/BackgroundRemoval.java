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

    private final GroundMap map;
    private final byte[] kind;
    private final int width;
    private final int height;

    private BackgroundRemoval(GroundMap map) {
        this.map = map;
        kind = map.kind;
        width = map.width;
        height = map.height;
    }

    /**
     * Finds the subject of a picture.
     *
     * @return for each pixel whether it belongs to the subject; empty where no background can be told apart
     */
    static Optional<boolean[]> subjectOf(BufferedImage picture) {
        Lab lab = new Lab(Pixels.of(picture), picture.getWidth(), picture.getHeight());
        StudioBackground background = new StudioBackground(lab);
        if (background.unevenness() > MAX_UNEVENNESS) {
            return Optional.empty();
        }
        GroundMap map = new GroundMap(lab, background);
        if (map.borderShare(background.thickness()) < MIN_BORDER_IN_BACKGROUND) {
            return Optional.empty();
        }
        map.closeNarrowGaps();
        GroundFill.fill(map, background);
        BackgroundRemoval removal = new BackgroundRemoval(map);
        return Optional.of(removal.withoutDust()).filter(removal::isPlausible);
    }

    /** What is not outside, without its small loose parts. */
    private boolean[] withoutDust() {
        int[] part = new int[kind.length];
        int[] queue = new int[kind.length];
        int[] sizes = new int[kind.length / 2 + 2];
        int parts = 0;
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] != GroundMap.OUTSIDE && part[i] == 0) {
                parts++;
                sizes[parts] = mark(i, parts, part, queue);
            }
        }
        int largest = Arrays.stream(sizes, 0, parts + 1).max().orElse(0);
        boolean[] subject = new boolean[kind.length];
        for (int i = 0; i < kind.length; i++) {
            subject[i] = part[i] > 0 && sizes[part[i]] >= Math.max(4, largest * DUST);
        }
        return subject;
    }

    private int mark(int start, int name, int[] part, int[] queue) {
        int end = 1;
        queue[0] = start;
        part[start] = name;
        for (int next = 0; next < end; next++) {
            int i = queue[next];
            int x = i % width;
            for (int side = 0; side < 4; side++) {
                int neighbour = map.neighbour(i, x, side);
                if (neighbour >= 0 && kind[neighbour] != GroundMap.OUTSIDE && part[neighbour] == 0) {
                    part[neighbour] = name;
                    queue[end++] = neighbour;
                }
            }
        }
        return end;
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
