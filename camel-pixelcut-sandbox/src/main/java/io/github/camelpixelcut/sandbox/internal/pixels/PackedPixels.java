package io.github.camelpixelcut.sandbox.internal.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The packed pixels of pictures that are known to be stored as ints. */
public final class PackedPixels {

    private PackedPixels() {}

    public static int[] of(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
