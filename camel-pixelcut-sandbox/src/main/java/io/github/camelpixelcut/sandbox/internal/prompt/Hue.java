package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The colours that prompts can name, each in a shade that suits a wall. */
enum Hue {
    BLUSH(0xE8C1B5, "blush", "peach", "salmon", "apricot"),
    SAGE(0xB3BFA3, "sage", "mint", "olive"),
    SAND(0xDCC7A6, "beige", "cream", "tan", "ivory", "champagne"),
    SKY(0xA9C4D9, "sky", "blue", "azure", "navy"),
    LILAC(0xC6B4D8, "lilac", "purple", "violet", "lavender", "mauve"),
    TERRACOTTA(0xC77C58, "terracotta", "rust", "copper", "clay", "earthy"),
    BUTTER(0xEFCF7E, "butter", "yellow", "lemon", "mustard", "sunny"),
    TEAL(0x6FA9A3, "teal", "turquoise", "aqua", "cyan", "emerald"),
    ROSE(0xE39AAE, "rose", "pink", "magenta", "fuchsia"),
    RED(0xB8433C, "red", "crimson", "scarlet", "burgundy"),
    ORANGE(0xE2935A, "orange", "amber", "tangerine"),
    GREEN(0x7FA46D, "green", "lime"),
    BROWN(0x8E6A4D, "brown", "chocolate", "coffee", "caramel"),
    GOLD(0xCDA75B, "gold", "golden", "brass", "luxury", "luxurious"),
    GREY(0xB4B5B8, "grey", "gray", "silver", "minimal", "minimalist"),
    BLACK(0x3B3B40, "black", "charcoal", "anthracite"),
    WHITE(0xEDEBE8, "white", "clean");

    private static final Set<String> PALE = Set.of("pastel", "soft", "pale", "light", "airy", "bright");
    private static final Set<String> DEEP = Set.of("dark", "night", "moody", "deep", "dramatic", "midnight");

    private final Colour colour;
    private final Set<String> words;

    Hue(int rgb, String... words) {
        colour = Colour.of(rgb);
        this.words = Set.of(words);
    }

    static Optional<Hue> named(PromptWords prompt) {
        return prompt.wanted().stream()
                .flatMap(word -> Arrays.stream(values()).filter(hue -> hue.words.contains(word)))
                .findFirst();
    }

    /** The hue that the prompt names; else one that depends on the seed, without those in the negative prompt. */
    static Hue of(PromptWords prompt, int seed) {
        return named(prompt).orElseGet(() -> {
            Hue[] allowed = Arrays.stream(values())
                    .filter(hue -> !prompt.refuses(hue.words))
                    .toArray(Hue[]::new);
            return allowed.length == 0 ? GREY : allowed[Math.floorMod(seed, allowed.length)];
        });
    }

    Colour colour() {
        return colour;
    }

    /** The colour, as light or as dark as the prompt asks. */
    Colour toned(PromptWords prompt) {
        if (prompt.asksFor(PALE)) {
            return colour.mix(Colour.of(0xFFFFFF), 0.42);
        }
        return prompt.asksFor(DEEP) ? colour.times(0.22) : colour;
    }
}
