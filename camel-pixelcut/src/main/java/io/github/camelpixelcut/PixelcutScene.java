package io.github.camelpixelcut;

import java.util.Locale;

/** The preset scenes of the API. */
public enum PixelcutScene {
    MARBLE,
    WOOD,
    INDUSTRIAL,
    LINEN,
    BRICK,
    COUNTER;

    /** The scene as the API and the URI spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
