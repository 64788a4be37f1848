package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;

/** A backdrop to put a subject on. */
public interface Scene {

    /** Edge of the painted picture in pixels. */
    int SIZE = 1024;

    /**
     * Paints the backdrop, always the same for the same edge.
     *
     * @param edge where the surface begins below the background, 0 (top) to 1 (bottom)
     */
    LinearImage paint(double edge);

    /** How much the surface mirrors the subject, 0 to 1. */
    default double gloss() {
        return 0;
    }
}
