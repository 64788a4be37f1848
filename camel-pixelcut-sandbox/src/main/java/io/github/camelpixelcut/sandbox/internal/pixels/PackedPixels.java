package io.github.camelpixelcut.sandbox.internal.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The pixels of pictures of type {@code TYPE_INT_*}, as the picture itself stores them. */
public final class PackedPixels {

    private PackedPixels() {}

    public static int[] of(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
