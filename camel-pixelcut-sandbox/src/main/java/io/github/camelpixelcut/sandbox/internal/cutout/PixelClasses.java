package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.Blur;
import io.github.camelpixelcut.sandbox.internal.pixels.OklabImage;

/**
 * Classifies the pixels of a picture: does a pixel look like the studio background, like a shadow on it, or like
 * something else?
 */
final class PixelClasses {

    /** Looks like something else. */
    static final byte OTHER = 0;

    /** Looks like a soft shadow or glow on the background, without any edge nearby. */
    static final byte SOFT_SHADOW = 1;

    /** Looks like the background. */
    static final byte BACKGROUND = 2;

    /** Looks like a hard or coloured shadow, as there are close to objects. */
    static final byte HARD_SHADOW = 3;

    /** Is background: set by {@link BackgroundFill}. */
    static final byte OUTSIDE = 4;

    /** How many times steeper a hard shadow may be than a soft one. */
    private static final double STEEPER = 3;

    final int width;
    final int height;
    final byte[] kind;
    private final OklabImage lab;

    PixelClasses(OklabImage lab, StudioBackground background) {
        this.lab = lab;
        width = lab.width;
        height = lab.height;
        kind = new byte[width * height];
        classify(background);
    }

    /** Which share of the border looks like the background, 0 to 1. */
    double borderShare(int thickness) {
        int border = 0;
        int background = 0;
        for (int y = 0; y < height; y++) {
            boolean horizontal = y < thickness || y >= height - thickness;
            for (int x = 0; x < width; x++) {
                if (horizontal || x < thickness || x >= width - thickness) {
                    border++;
                    background += kind[y * width + x] == BACKGROUND ? 1 : 0;
                }
            }
        }
        return (double) background / border;
    }

    /**
     * The fill must not enter the subject through a gap of one or two pixels: soft shadows next to an edge become hard.
     */
    void closeNarrowGaps() {
        byte[] before = kind.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (before[i] == SOFT_SHADOW
                        && (hasNeighbour(before, i, OTHER) || hasNeighbour(before, i, HARD_SHADOW))) {
                    kind[i] = HARD_SHADOW;
                }
            }
        }
    }

    /** The neighbour on one of the four sides, 0 to 3, of pixel i in column x; -1 outside of the picture. */
    int neighbour(int i, int x, int side) {
        return switch (side) {
            case 0 -> x > 0 ? i - 1 : -1;
            case 1 -> x < width - 1 ? i + 1 : -1;
            case 2 -> i - width;
            default -> i + width < kind.length ? i + width : -1;
        };
    }

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
                    kind[i] = BACKGROUND;
                } else if (darker > -8 && darker < 34 && tint < 2 * hue) {
                    kind[i] = kindOfShadow(slope(smooth, x, y) / edge, tint < hue);
                }
            }
        }
    }

    private static byte kindOfShadow(double steepness, boolean sameHue) {
        if (steepness < 1 && sameHue) {
            return SOFT_SHADOW;
        }
        return steepness < STEEPER ? HARD_SHADOW : OTHER;
    }

    private double slope(float[] plane, int x, int y) {
        int left = y * width + Math.max(0, x - 1);
        int right = y * width + Math.min(width - 1, x + 1);
        int above = Math.max(0, y - 1) * width + x;
        int below = Math.min(height - 1, y + 1) * width + x;
        return Math.hypot(plane[right] - plane[left], plane[below] - plane[above]) / 2;
    }

    private boolean hasNeighbour(byte[] kinds, int i, byte wanted) {
        return kinds[i - 1] == wanted
                || kinds[i + 1] == wanted
                || kinds[i - width] == wanted
                || kinds[i + width] == wanted;
    }
}
