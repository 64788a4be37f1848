package io.github.camelpixelcut.sandbox.internal.pixels;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A square picture in linear light: three planes of values, from 0 (black) to 1 (white); lamps may be brighter. */
public final class LinearImage {

    public final int size;
    public final float[] red;
    public final float[] green;
    public final float[] blue;

    public LinearImage(int size) {
        this.size = size;
        red = new float[size * size];
        green = new float[size * size];
        blue = new float[size * size];
    }

    /** The colour at a place; x and y are from 0 to 1. */
    public interface Paint {
        Colour at(double x, double y);
    }

    public static LinearImage painted(int size, Paint paint) {
        return painted(size, 1, paint);
    }

    /**
     * Paints the upper part of a picture.
     *
     * @param bottom where the painted part ends, 0 (top) to 1 (bottom)
     */
    public static LinearImage painted(int size, double bottom, Paint paint) {
        LinearImage layer = new LinearImage(size);
        int rows = (int) Math.min(size, Math.ceil(bottom * size) + 2);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < size; x++) {
                layer.set(y * size + x, paint.at((x + 0.5) / size, (y + 0.5) / size));
            }
        }
        return layer;
    }

    /** Draws shapes. The coordinates of the canvas are from 0 to 1. */
    public static LinearImage drawn(int size, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size, size);
        drawing.accept(graphics);
        graphics.dispose();
        return of(image);
    }

    public static LinearImage of(BufferedImage square) {
        LinearImage layer = new LinearImage(square.getWidth());
        int[] pixels = PackedPixels.of(square);
        for (int i = 0; i < pixels.length; i++) {
            layer.red[i] = Colour.linear(pixels[i] >> 16);
            layer.green[i] = Colour.linear(pixels[i] >> 8);
            layer.blue[i] = Colour.linear(pixels[i]);
        }
        return layer;
    }

    public void set(int index, Colour colour) {
        red[index] = (float) colour.red();
        green[index] = (float) colour.green();
        blue[index] = (float) colour.blue();
    }

    /** The red value at a place; x and y are from 0 to 1, exclusive. For grey pictures that is enough. */
    public double redAt(double x, double y) {
        return red[(int) (y * size) * size + (int) (x * size)];
    }

    public Colour get(int index) {
        return new Colour(red[index], green[index], blue[index]);
    }

    public void scale(int index, double factor) {
        red[index] *= (float) factor;
        green[index] *= (float) factor;
        blue[index] *= (float) factor;
    }

    /** Adds light of this colour, multiplied by the weight. */
    public void add(int index, Colour light, double weight) {
        red[index] += (float) (light.red() * weight);
        green[index] += (float) (light.green() * weight);
        blue[index] += (float) (light.blue() * weight);
    }

    public LinearImage copy() {
        LinearImage copy = new LinearImage(size);
        System.arraycopy(red, 0, copy.red, 0, red.length);
        System.arraycopy(green, 0, copy.green, 0, green.length);
        System.arraycopy(blue, 0, copy.blue, 0, blue.length);
        return copy;
    }

    /**
     * Blurs this picture, and returns it.
     *
     * @param deviation standard deviation as a share of the picture's edge
     */
    public LinearImage blurred(double deviation) {
        double pixels = deviation * size;
        Blur.soften(red, size, size, pixels, pixels);
        Blur.soften(green, size, size, pixels, pixels);
        Blur.soften(blue, size, size, pixels, pixels);
        return this;
    }

    /** A copy at another size in pixels, by bilinear interpolation. */
    public LinearImage resized(int newSize) {
        LinearImage result = new LinearImage(newSize);
        double step = (double) size / newSize;
        for (int y = 0; y < newSize; y++) {
            double sourceY = Math.max(0, Math.min(size - 1.001, (y + 0.5) * step - 0.5));
            int top = (int) sourceY;
            for (int x = 0; x < newSize; x++) {
                double sourceX = Math.max(0, Math.min(size - 1.001, (x + 0.5) * step - 0.5));
                int left = (int) sourceX;
                int corner = top * size + left;
                float across = (float) (sourceX - left);
                float down = (float) (sourceY - top);
                int index = y * newSize + x;
                result.red[index] = between(red, corner, across, down);
                result.green[index] = between(green, corner, across, down);
                result.blue[index] = between(blue, corner, across, down);
            }
        }
        return result;
    }

    private float between(float[] plane, int corner, float across, float down) {
        float upper = plane[corner] + (plane[corner + 1] - plane[corner]) * across;
        float lower = plane[corner + size] + (plane[corner + size + 1] - plane[corner + size]) * across;
        return upper + (lower - upper) * down;
    }
}
