package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;

/**
 * The colours of an outdoor place at one time of the day.
 *
 * @param background what is seen in the distance
 * @param skyAbove the sky at the upper edge
 * @param skyBelow the sky at the horizon
 * @param distance the colour of the background
 * @param ground the ground in the light
 * @param shade the ground in the shade
 * @param lamps brightness of small lights, 0 (day) to 1 (night)
 */
record Landscape(
        Background background,
        Colour skyAbove,
        Colour skyBelow,
        Colour distance,
        Colour ground,
        Colour shade,
        double lamps) {

    /** What is seen in the distance. */
    enum Background {
        SEA,
        LEAVES,
        BLOSSOMS,
        RIDGES,
        CLOUDS,
        TOWERS
    }

    Landscape atSunset() {
        return new Landscape(
                background,
                skyAbove.mix(Colour.of(0x5B4A86), 0.75),
                Colour.of(0xFFB070),
                distance.mix(Colour.of(0x6E3F5E), 0.6).times(0.75),
                ground.mix(Colour.of(0xF08A4B), 0.3).times(0.85),
                shade.mix(Colour.of(0x6B3B58), 0.5).times(0.75),
                0.35);
    }

    Landscape atNight() {
        return new Landscape(
                background,
                Colour.of(0x0A1024),
                skyBelow.mix(Colour.of(0x2A3A66), 0.9).times(0.5),
                distance.mix(Colour.of(0x1C2A4A), 0.6).times(0.25),
                ground.mix(Colour.of(0x52639A), 0.5).times(0.28),
                shade.mix(Colour.of(0x28335C), 0.6).times(0.2),
                1);
    }

    Landscape tinted(Colour tint) {
        return new Landscape(
                background,
                skyAbove.mix(tint, 0.35),
                skyBelow.mix(tint, 0.45),
                distance.mix(tint, 0.3),
                ground.mix(tint, 0.15),
                shade.mix(tint, 0.1),
                lamps);
    }
}
