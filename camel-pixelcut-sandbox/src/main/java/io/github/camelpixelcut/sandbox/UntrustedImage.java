package io.github.camelpixelcut.sandbox;

import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.input.CallerGoneException;
import io.github.camelpixelcut.sandbox.internal.input.DecodingBudget;
import io.github.camelpixelcut.sandbox.internal.input.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;

/** Decodes images of unknown origin with the sandbox's limits, so that no file costs much time or memory. */
public final class UntrustedImage {

    private UntrustedImage() {}

    /**
     * Decodes an image, and turns it upright.
     *
     * @param image a whole file: JPEG, PNG, WebP, GIF, BMP or TIFF
     * @param atMost how long it may take, to a second
     * @throws IOException if it is broken, larger than 25 MiB or 6000x6000 pixels, or takes longer; the message says
     *     which
     */
    public static BufferedImage decode(byte[] image, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            return ImageDecoder.decodeAnySize(image, DecodingBudget.startingNow(() -> System.nanoTime() - end > 0));
        } catch (RefusedException e) {
            throw new IOException(e.getMessage());
        } catch (CallerGoneException e) {
            throw new IOException("The image takes longer than " + atMost.toMillis() + " ms to decode");
        }
    }
}
