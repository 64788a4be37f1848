package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;

/** A background with a surface on which the subject stands. */
public interface Scene {

    /** Width and height of the painted picture in pixels. */
    int SIZE = 1024;

    /**
     * Paints the scene; the same edge always gives the same picture.
     *
     * @param edge where the surface begins below the background, 0 (top) to 1 (bottom)
     */
    LinearImage paint(double edge);

    /** How strongly the surface reflects the subject, 0 to 1. */
    default double gloss() {
        return 0;
    }
}
