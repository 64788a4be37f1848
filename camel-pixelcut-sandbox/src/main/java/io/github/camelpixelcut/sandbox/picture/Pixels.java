package io.github.camelpixelcut.sandbox.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The packed pixels of pictures that are known to be stored as ints. */
final class Pixels {

    private Pixels() {}

    static int[] of(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
