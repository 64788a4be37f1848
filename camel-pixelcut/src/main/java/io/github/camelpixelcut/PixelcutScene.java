package io.github.camelpixelcut;

import java.util.Locale;

/** The preset scenes of the API, from its OpenAPI document, which does not describe them. */
public enum PixelcutScene {
    /** {@code marble}. */
    MARBLE,
    /** {@code wood}. */
    WOOD,
    /** {@code industrial}. */
    INDUSTRIAL,
    /** {@code linen}. */
    LINEN,
    /** {@code brick}. */
    BRICK,
    /** {@code counter}. */
    COUNTER;

    /** The scene as the API and the URI spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
