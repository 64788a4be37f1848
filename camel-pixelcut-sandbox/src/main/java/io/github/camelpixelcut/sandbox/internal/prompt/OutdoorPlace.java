package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.prompt.Landscape.Background;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The outdoor places that prompts can name, by day. */
enum OutdoorPlace {
    BEACH(
            0x6FB1DC,
            0xDCEDF2,
            0x3E94A8,
            0xE3CFA6,
            0xBFA173,
            Background.SEA,
            "beach",
            "sand",
            "sandy",
            "coast",
            "shore",
            "summer",
            "tropical",
            "island"),
    SEA(
            0x5A9BC9,
            0xD3E6EE,
            0x1F6A86,
            0xA8ABA6,
            0x74787A,
            Background.SEA,
            "sea",
            "ocean",
            "water",
            "lake",
            "waves",
            "pier",
            "harbor",
            "harbour"),
    FOREST(
            0x8DAF72,
            0xC9D9A5,
            0x4B6E3C,
            0x6E6146,
            0x43402A,
            Background.LEAVES,
            "forest",
            "jungle",
            "woods",
            "trees",
            "moss",
            "leaves",
            "nature",
            "woodland"),
    GARDEN(
            0xB7D7EC,
            0xDDEBC0,
            0x6F9E4C,
            0xB9A88C,
            0x8A7C62,
            Background.BLOSSOMS,
            "garden",
            "flowers",
            "floral",
            "meadow",
            "spring",
            "blossom",
            "park",
            "picnic"),
    AUTUMN(
            0xC9A36B,
            0xE8C98C,
            0xA3552A,
            0x7A5A3C,
            0x4E3826,
            Background.LEAVES,
            "autumn",
            "fall",
            "harvest",
            "pumpkin",
            "thanksgiving"),
    SNOW(
            0xB7CBDD,
            0xEAF0F5,
            0x7C93A6,
            0xEFF3F8,
            0xC3D0DF,
            Background.RIDGES,
            "snow",
            "snowy",
            "winter",
            "ice",
            "frost",
            "christmas",
            "arctic"),
    MOUNTAINS(
            0x7FAAD0,
            0xE2E7E3,
            0x55728A,
            0x8A8577,
            0x5B574D,
            Background.RIDGES,
            "mountain",
            "mountains",
            "hills",
            "alps",
            "rock",
            "rocks",
            "canyon",
            "hiking"),
    DESERT(0x8DB7D3, 0xF1DDBE, 0xC08450, 0xD9A066, 0xA8703F, Background.RIDGES, "desert", "dune", "dunes", "sahara"),
    SKY(
            0x5E9BD6,
            0xE6F0F7,
            0xFFFFFF,
            0xEDF1F5,
            0xCBD5DF,
            Background.CLOUDS,
            "cloud",
            "clouds",
            "heaven",
            "dreamy",
            "heavenly"),
    CITY(
            0x9FB4C6,
            0xE0DDD6,
            0x6C7680,
            0x7E7C79,
            0x5A5958,
            Background.TOWERS,
            "city",
            "urban",
            "street",
            "skyline",
            "downtown",
            "rooftop",
            "neon",
            "bar",
            "party",
            "club");

    private final Landscape day;
    private final Set<String> words;

    OutdoorPlace(
            int skyAbove, int skyBelow, int distance, int ground, int shade, Background background, String... words) {
        day = new Landscape(
                background,
                Colour.of(skyAbove),
                Colour.of(skyBelow),
                Colour.of(distance),
                Colour.of(ground),
                Colour.of(shade),
                0);
        this.words = Set.of(words);
    }

    /** The place that the prompt names first; empty if it names none. */
    static Optional<OutdoorPlace> named(PromptWords prompt) {
        return prompt.wanted().stream()
                .flatMap(word -> Arrays.stream(values()).filter(place -> place.words.contains(word)))
                .findFirst();
    }

    Landscape day() {
        return day;
    }
}
