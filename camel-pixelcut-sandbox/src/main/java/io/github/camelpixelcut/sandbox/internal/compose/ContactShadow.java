package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.pixels.Blur;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import io.github.camelpixelcut.sandbox.internal.pixels.Resize;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * The shadow of a subject on the surface: dark and sharp where the subject touches it, wide and faint around its foot,
 * and a long soft one to the back right, away from the lamp. It is computed at a quarter of the size, because it is
 * soft.
 */
final class ContactShadow {

    private static final int DIVISOR = 4;
    /** A subject that is this many times as large as the canvas hides its shadow. */
    private static final int LARGEST = 4;

    private static final double LEAN = 0.5;
    private static final double FLATNESS = 0.2;

    private final int size;
    private final float[] mask;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final ContactLine footing;

    private ContactShadow(float[] mask, int left, int top, int width, int height, int size) {
        this.mask = mask;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.size = size;
        footing = ContactLine.of(mask, width, height);
    }

    /**
     * Casts the shadow onto a canvas, before the subject is drawn there.
     *
     * @param edge where the surface begins, 0 to 1; the long shadow fades out there
     */
    static void cast(BufferedImage canvas, BufferedImage subject, Rectangle frame, double edge) {
        int small = canvas.getWidth() / DIVISOR;
        int width = Math.max(1, frame.width / DIVISOR);
        int height = Math.max(1, frame.height / DIVISOR);
        if (Math.max(width, height) > LARGEST * small) {
            return;
        }
        int left = Math.floorDiv(frame.x, DIVISOR);
        int top = Math.floorDiv(frame.y, DIVISOR);
        float[] alpha = ContactLine.alpha(Resize.to(subject, width, height));
        for (float[] part : SeparateObjects.of(alpha, width)) {
            darken(canvas, new ContactShadow(part, left, top, width, height, small).darkness(edge));
        }
    }

    private static void darken(BufferedImage canvas, float[] darkness) {
        int[] pixels = PackedPixels.of(canvas);
        int size = canvas.getWidth();
        int small = size / DIVISOR;
        double step = (double) small / size;
        for (int y = 0; y < size; y++) {
            double sourceY = Math.max(0, Math.min(small - 1.001, (y + 0.5) * step - 0.5));
            for (int x = 0; x < size; x++) {
                double sourceX = Math.max(0, Math.min(small - 1.001, (x + 0.5) * step - 0.5));
                double light = 1 - between(darkness, small, sourceX, sourceY);
                pixels[y * size + x] = dimmed(pixels[y * size + x], light);
            }
        }
    }

    private static double between(float[] plane, int width, double x, double y) {
        int i = (int) y * width + (int) x;
        double across = x - (int) x;
        double upper = Interpolation.mix(plane[i], plane[i + 1], across);
        double lower = Interpolation.mix(plane[i + width], plane[i + width + 1], across);
        return Interpolation.mix(upper, lower, y - (int) y);
    }

    /** Shadows are not grey, because some warm light falls into them. */
    private static int dimmed(int pixel, double light) {
        int red = (int) ((pixel >> 16 & 0xff) * (light + 0.04 * (1 - light)) + 0.5);
        int green = (int) ((pixel >> 8 & 0xff) * (light + 0.02 * (1 - light)) + 0.5);
        int blue = (int) ((pixel & 0xff) * light + 0.5);
        return red << 16 | green << 8 | blue;
    }

    private float[] darkness(double edge) {
        if (footing.base() < 0) {
            return new float[size * size];
        }
        double scale = Math.max(width, height) / (0.6 * size);
        float[] touch = feet(1.5, 0.3);
        Blur.soften(touch, size, size, 1.8 * scale, 0.9 * scale);
        float[] around = feet(0.05 * height + 2, 0.01 * height);
        Blur.soften(around, size, size, 9 * scale, 3.5 * scale);
        float[] beneath = beneath();
        Blur.soften(beneath, size, size, 11 * scale, 5 * scale);
        float[] cast = cast(edge);
        float[] softCast = cast.clone();
        Blur.soften(cast, size, size, 2 * scale, 1.2 * scale);
        Blur.soften(softCast, size, size, 8 * scale, 4 * scale);
        float[] darkness = new float[size * size];
        for (int y = 0; y < size; y++) {
            double rise = Interpolation.smoothstep(0, 0.16 * height + 1, baseRow() - y);
            for (int x = 0; x < size; x++) {
                int i = y * size + x;
                double falling = Interpolation.mix(cast[i], softCast[i], rise);
                double light = (1 - 0.8 * Math.min(1, 1.5 * touch[i]))
                        * (1 - 0.45 * around[i])
                        * (1 - 0.4 * beneath[i])
                        * (1 - 0.5 * falling);
                darkness[i] = (float) (1 - light);
            }
        }
        return darkness;
    }

    private int baseRow() {
        return top + footing.base();
    }

    /**
     * The places where the subject touches the surface, each as a vertical stroke.
     *
     * @param behind length of the stroke above the contact line, in pixels
     * @param before length of the stroke below it, in pixels
     */
    private float[] feet(double behind, double before) {
        float[] plane = new float[size * size];
        for (int column = 0; column < width; column++) {
            int lowest = footing.lowest(column);
            int x = left + column;
            if (lowest < 0 || x < 0 || x >= size) {
                continue;
            }
            int first = Math.max(0, (int) Math.round(top + lowest - behind));
            int last = Math.min(size - 1, (int) Math.round(top + lowest + before));
            for (int y = first; y <= last; y++) {
                plane[y * size + x] = footing.strength(column);
            }
        }
        return plane;
    }

    /** The surface under the subject gets less light from the room. */
    private float[] beneath() {
        float[] plane = new float[size * size];
        double depth = 0.1 * Math.min(width, height);
        int first = (int) Math.max(0, baseRow() - 1.6 * depth);
        int last = (int) Math.min(size - 1, baseRow() - 0.2 * depth);
        for (int column = 0; column < width; column++) {
            int x = left + column;
            if (x < 0 || x >= size || !footing.isCovered(column)) {
                continue;
            }
            for (int y = first; y <= last; y++) {
                plane[y * size + x] = 1;
            }
        }
        return plane;
    }

    /** The subject's silhouette on the surface, slanted to the right. */
    private float[] cast(double edge) {
        float[] plane = new float[size * size];
        for (int y = Math.max(0, baseRow() - (int) (height * FLATNESS)); y < Math.min(size, baseRow()); y++) {
            double rise = (baseRow() - y) / FLATNESS;
            double onSurface = Interpolation.smoothstep(edge - 0.02, edge + 0.06, (double) y / size);
            double fading = Math.exp(-2.2 * rise / height);
            int row = (int) (footing.base() - rise);
            for (int x = 0; row >= 0 && x < size; x++) {
                int column = (int) Math.round(x - left - rise * LEAN * FLATNESS * 2);
                if (column >= 0 && column < width) {
                    plane[y * size + x] = (float) (mask[row * width + column] * onSurface * fading);
                }
            }
        }
        return plane;
    }
}
