package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import io.github.camelpixelcut.sandbox.internal.pixels.Resize;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Converts pictures of any type to 8-bit ARGB, no larger than the canvas needs. */
final class ArgbConversion {

    /** The longest edge of the result in pixels. A subject that fills half of it is still sharp on the canvas. */
    private static final int LIMIT = 1200;

    private ArgbConversion() {}

    static BufferedImage convert(BufferedImage input) {
        BufferedImage picture = reduced(input);
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        if (longest <= LIMIT) {
            return picture;
        }
        int width = Math.max(1, picture.getWidth() * LIMIT / longest);
        int height = Math.max(1, picture.getHeight() * LIMIT / longest);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = result.createGraphics();
        Resize.draw(graphics, picture, new Rectangle(0, 0, width, height));
        graphics.dispose();
        return result;
    }

    /** Averages a large picture strip by strip, so that there is never a second copy of it in memory. */
    private static BufferedImage reduced(BufferedImage input) {
        int step = Math.max(1, Math.max(input.getWidth(), input.getHeight()) / LIMIT);
        int width = Math.max(1, input.getWidth() / step);
        int height = Math.max(1, input.getHeight() / step);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = PackedPixels.of(result);
        BufferedImage strip = new BufferedImage(input.getWidth(), step, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < height; row++) {
            copyStrip(input, row * step, strip);
            average(strip, step, pixels, row * width, width);
        }
        return result;
    }

    private static void copyStrip(BufferedImage input, int top, BufferedImage strip) {
        if (isGrey(input.getColorModel())) {
            copyGrey(input.getRaster(), top, strip);
            return;
        }
        Graphics2D graphics = strip.createGraphics();
        graphics.setComposite(java.awt.AlphaComposite.Src);
        graphics.drawImage(input, 0, -top, null);
        graphics.dispose();
    }

    /** Java takes the samples of grey pictures for linear light, but in image files they are sRGB tones. */
    private static boolean isGrey(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel);
    }

    private static void copyGrey(Raster raster, int top, BufferedImage strip) {
        int bits = raster.getSampleModel().getSampleSize(0);
        int width = strip.getWidth();
        int height = Math.min(strip.getHeight(), raster.getHeight() - top);
        int[] grey = raster.getSamples(raster.getMinX(), raster.getMinY() + top, width, height, 0, (int[]) null);
        int[] alpha = raster.getNumBands() < 2
                ? null
                : raster.getSamples(raster.getMinX(), raster.getMinY() + top, width, height, 1, (int[]) null);
        int white = (1 << bits) - 1;
        int[] pixels = PackedPixels.of(strip);
        for (int i = 0; i < grey.length; i++) {
            int opaque = alpha == null ? 255 : alpha[i] * 255 / white;
            pixels[i] = opaque << 24 | (grey[i] * 255 / white) * 0x010101;
        }
    }

    private static void average(BufferedImage strip, int step, int[] target, int start, int width) {
        int[] source = PackedPixels.of(strip);
        int stride = strip.getWidth();
        for (int column = 0; column < width; column++) {
            target[start + column] = step == 1 ? source[column] : averageOfBlock(source, column * step, stride, step);
        }
    }

    private static int averageOfBlock(int[] source, int start, int stride, int step) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = 0; y < step; y++) {
            for (int x = 0; x < step; x++) {
                int pixel = source[start + y * stride + x];
                int opaque = pixel >>> 24;
                alpha += opaque;
                red += opaque * (pixel >> 16 & 0xff);
                green += opaque * (pixel >> 8 & 0xff);
                blue += opaque * (pixel & 0xff);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long half = alpha / 2;
        long opaque = alpha / ((long) step * step);
        return (int) (opaque << 24 | (red + half) / alpha << 16 | (green + half) / alpha << 8 | (blue + half) / alpha);
    }
}
