package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.image.BufferedImage;

/** Converts linear light to 8-bit sRGB, with a vignette, soft highlights and a little grain. */
final class ToneMapping {

    private static final double SHOULDER = 0.8;
    private static final double GRAIN = 2.0;

    private ToneMapping() {}

    static BufferedImage toSrgb(LinearImage light) {
        int size = light.size;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        int[] pixels = PackedPixels.of(image);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int i = y * size + x;
                double fall = vignette((x + 0.5) / size - 0.5, (y + 0.5) / size - 0.5);
                double grain = GRAIN * (Noise.cell(x, y, 201) + Noise.cell(x, y, 202) - 1);
                pixels[i] = byteOf(light.red[i] * fall, grain) << 16
                        | byteOf(light.green[i] * fall, grain) << 8
                        | byteOf(light.blue[i] * fall, grain);
            }
        }
        return image;
    }

    private static double vignette(double x, double y) {
        return 1 - 0.42 * Interpolation.smoothstep(0.3, 0.85, Math.sqrt(x * x + y * y));
    }

    private static int byteOf(double linear, double grain) {
        double value = Colour.encoded(shoulder(linear)) + grain + 0.5;
        return (int) Math.max(0, Math.min(255, value));
    }

    /** Light above white approaches white smoothly, instead of being clipped. */
    private static double shoulder(double linear) {
        if (linear <= SHOULDER) {
            return linear;
        }
        double room = 1 - SHOULDER;
        return SHOULDER + room * (1 - Math.exp(-(linear - SHOULDER) / room));
    }
}
