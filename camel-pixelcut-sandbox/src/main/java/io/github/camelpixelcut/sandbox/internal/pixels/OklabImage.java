package io.github.camelpixelcut.sandbox.internal.pixels;

/**
 * A picture in OKLab (Björn Ottosson, 2020), times 100: lightness is from 0 to 100, and a distance of about 2 is just
 * noticeable.
 */
public final class OklabImage {

    private static final int STEPS = 1 << 14;
    private static final float[] CUBE_ROOT = cubeRoots();

    public final int width;
    public final int height;
    public final float[] lightness;
    public final float[] greenRed;
    public final float[] blueYellow;

    public OklabImage(int[] rgb, int width, int height) {
        this.width = width;
        this.height = height;
        lightness = new float[rgb.length];
        greenRed = new float[rgb.length];
        blueYellow = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            convert(rgb[i], i);
        }
    }

    private void convert(int rgb, int i) {
        float red = Colour.linear(rgb >> 16);
        float green = Colour.linear(rgb >> 8);
        float blue = Colour.linear(rgb);
        float l = cubeRoot(0.4122214708f * red + 0.5363325363f * green + 0.0514459929f * blue);
        float m = cubeRoot(0.2119034982f * red + 0.6806995451f * green + 0.1073969566f * blue);
        float s = cubeRoot(0.0883024619f * red + 0.2817188376f * green + 0.6299787005f * blue);
        lightness[i] = 100 * (0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s);
        greenRed[i] = 100 * (1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s);
        blueYellow[i] = 100 * (0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s);
    }

    /** From a table over the square root of the value, which has more entries where the cube root is steep. */
    private static float cubeRoot(float value) {
        return CUBE_ROOT[(int) (Math.sqrt(value) * STEPS + 0.5)];
    }

    private static float[] cubeRoots() {
        float[] table = new float[STEPS + 2];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.cbrt((double) i / STEPS * i / STEPS);
        }
        return table;
    }
}
