package io.github.camelpixelcut.sandbox.internal.pixels;

/** A colour in linear light, 0 dark to 1 white in each channel. */
public record Colour(double red, double green, double blue) {

    private static final float[] LINEAR = linearOfEachByte();

    /** Steps of the table, over the square root of the light, in which the curve is nearly straight. */
    private static final int STEPS = 2048;

    private static final double[] ENCODED = encodedOfEachStep();

    /** @param rgb sRGB as 0xRRGGBB */
    public static Colour of(int rgb) {
        return new Colour(linear(rgb >> 16), linear(rgb >> 8), linear(rgb));
    }

    /** The linear light of an 8-bit sRGB value; higher bits are ignored. */
    public static float linear(int value) {
        return LINEAR[value & 0xff];
    }

    /** The sRGB value of linear light, 0 to 255, not rounded. */
    public static double encoded(double linear) {
        double place = Math.sqrt(Math.max(0, Math.min(1, linear))) * STEPS;
        int below = (int) place;
        return Interpolation.mix(ENCODED[below], ENCODED[below + 1], place - below);
    }

    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    public Colour mix(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    public java.awt.Color toAwt() {
        return new java.awt.Color(
                (int) Math.round(encoded(red)), (int) Math.round(encoded(green)), (int) Math.round(encoded(blue)));
    }

    private static double[] encodedOfEachStep() {
        double[] table = new double[STEPS + 2];
        for (int i = 0; i < table.length; i++) {
            double value = (double) i / STEPS * i / STEPS;
            table[i] = 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055);
        }
        return table;
    }

    private static float[] linearOfEachByte() {
        float[] table = new float[256];
        for (int i = 0; i < 256; i++) {
            double value = i / 255.0;
            table[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return table;
    }
}
