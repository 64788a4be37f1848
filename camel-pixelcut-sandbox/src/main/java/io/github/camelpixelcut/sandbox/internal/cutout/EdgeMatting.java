package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.image.BufferedImage;

/**
 * Cuts a subject out with soft, clean edges. Along the outline each pixel is a mixture of subject and background. The
 * colours a little further inside and outside tell how much of each it has, and what the subject alone looks like
 * there.
 */
final class EdgeMatting {

    /** How many pixels on either side of the outline may be mixtures. */
    private static final int BAND = 3;

    private static final int REACH = 6;
    private static final double TOO_ALIKE = 12;

    private final int width;
    private final int height;
    private final int[] source;
    private final boolean[] subject;
    private final boolean[] mixed;

    private EdgeMatting(BufferedImage picture, boolean[] subject) {
        width = picture.getWidth();
        height = picture.getHeight();
        source = PackedPixels.of(picture);
        this.subject = choked(subject);
        mixed = band();
    }

    static BufferedImage cutOut(BufferedImage picture, boolean[] subject) {
        return new EdgeMatting(picture, subject).cutOut();
    }

    private BufferedImage cutOut() {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] target = PackedPixels.of(result);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (mixed[i]) {
                    target[i] = unmixed(x, y);
                } else if (subject[i]) {
                    target[i] = 0xff000000 | source[i];
                }
            }
        }
        return result;
    }

    /** Shrinks the mask by one pixel: a lost edge of one pixel is invisible, a rest of the old background is not. */
    private boolean[] choked(boolean[] mask) {
        boolean[] result = mask.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                result[i] = mask[i] && mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width];
            }
        }
        return result;
    }

    /** The pixels close to the outline. */
    private boolean[] band() {
        boolean[] band = new boolean[subject.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                boolean outline = x > 0 && subject[i - 1] != subject[i] || y > 0 && subject[i - width] != subject[i];
                if (outline) {
                    markAround(band, x, y);
                }
            }
        }
        return band;
    }

    private void markAround(boolean[] band, int x, int y) {
        for (int row = Math.max(0, y - BAND); row < Math.min(height, y + BAND); row++) {
            for (int column = Math.max(0, x - BAND); column < Math.min(width, x + BAND); column++) {
                band[row * width + column] = true;
            }
        }
    }

    private int unmixed(int x, int y) {
        double[] inner = meanAround(x, y, true);
        double[] outer = meanAround(x, y, false);
        int pixel = source[y * width + x];
        double red = pixel >> 16 & 0xff;
        double green = pixel >> 8 & 0xff;
        double blue = pixel & 0xff;
        double share = coverage(x, y);
        if (inner == null || outer == null) {
            return argb(share, red, green, blue);
        }
        double toRed = inner[0] - outer[0];
        double toGreen = inner[1] - outer[1];
        double toBlue = inner[2] - outer[2];
        double length = toRed * toRed + toGreen * toGreen + toBlue * toBlue;
        if (length > TOO_ALIKE * TOO_ALIKE) {
            double along = (red - outer[0]) * toRed + (green - outer[1]) * toGreen + (blue - outer[2]) * toBlue;
            double measured = Math.max(0, Math.min(1, along / length));
            share = Math.min(measured, Interpolation.smoothstep(0, 0.6, share));
        }
        double keep = share * share;
        return argb(
                share,
                Interpolation.mix(inner[0], pure(red, outer[0], share), keep),
                Interpolation.mix(inner[1], pure(green, outer[1], share), keep),
                Interpolation.mix(inner[2], pure(blue, outer[2], share), keep));
    }

    /** The subject's part of a mixture. */
    private static double pure(double mixture, double outer, double share) {
        return share < 0.05 ? mixture : (mixture - (1 - share) * outer) / share;
    }

    /** How much of the neighbourhood is subject, 0 to 1. */
    private double coverage(int x, int y) {
        int inside = 0;
        int all = 0;
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                inside += subject[row * width + column] ? 1 : 0;
                all++;
            }
        }
        return (double) inside / all;
    }

    /** Mean colour of the unmixed pixels around, either of the subject or of the background; null if there are none. */
    private double[] meanAround(int x, int y, boolean ofSubject) {
        double red = 0;
        double green = 0;
        double blue = 0;
        int count = 0;
        for (int row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
            for (int column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column++) {
                int i = row * width + column;
                if (!mixed[i] && subject[i] == ofSubject) {
                    red += source[i] >> 16 & 0xff;
                    green += source[i] >> 8 & 0xff;
                    blue += source[i] & 0xff;
                    count++;
                }
            }
        }
        return count == 0 ? null : new double[] {red / count, green / count, blue / count};
    }

    private static int argb(double alpha, double red, double green, double blue) {
        return byteOf(255 * alpha) << 24 | byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
    }

    private static int byteOf(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
