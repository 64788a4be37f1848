package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.ConnectedComponents;
import io.github.camelpixelcut.sandbox.internal.pixels.OklabImage;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Separates a subject from an even studio background: everything that is connected with the border and looks like the
 * background, or like a soft shadow or glow on it, belongs to the background. If that gives no clear result, there is
 * none.
 */
final class BackgroundRemoval {

    /** If the border is more uneven than this, it is no studio background (OKLab times 100). */
    private static final double MAX_UNEVENNESS = 2.2;

    private static final double MIN_BORDER_IN_BACKGROUND = 0.6;
    private static final double MIN_SUBJECT = 0.002;
    private static final double MAX_SUBJECT = 0.9;
    private static final int MAX_SIDES_TOUCHED = 2;
    private static final double TOUCHING = 0.03;

    /** A part smaller than this share of the largest one is dust, not subject. */
    private static final double DUST = 0.01;

    private final PixelClasses map;
    private final byte[] kind;
    private final int width;
    private final int height;

    private BackgroundRemoval(PixelClasses map) {
        this.map = map;
        kind = map.kind;
        width = map.width;
        height = map.height;
    }

    /**
     * Finds the subject of a picture.
     *
     * @return for each pixel whether it belongs to the subject; empty if no background can be separated
     */
    static Optional<boolean[]> subjectOf(BufferedImage picture) {
        OklabImage lab = new OklabImage(PackedPixels.of(picture), picture.getWidth(), picture.getHeight());
        StudioBackground background = new StudioBackground(lab);
        if (background.unevenness() > MAX_UNEVENNESS) {
            return Optional.empty();
        }
        PixelClasses map = new PixelClasses(lab, background);
        if (map.borderShare(background.thickness()) < MIN_BORDER_IN_BACKGROUND) {
            return Optional.empty();
        }
        map.closeNarrowGaps();
        BackgroundFill.fill(map, background);
        BackgroundRemoval removal = new BackgroundRemoval(map);
        return Optional.of(removal.withoutDust()).filter(removal::isPlausible);
    }

    /** What is not background, without its small loose parts. */
    private boolean[] withoutDust() {
        List<int[]> parts = ConnectedComponents.of(kind.length, width, i -> kind[i] != PixelClasses.OUTSIDE);
        int largest = parts.stream().mapToInt(part -> part.length).max().orElse(0);
        boolean[] subject = new boolean[kind.length];
        parts.stream()
                .filter(part -> part.length >= Math.max(4, largest * DUST))
                .flatMapToInt(Arrays::stream)
                .forEach(i -> subject[i] = true);
        return subject;
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
