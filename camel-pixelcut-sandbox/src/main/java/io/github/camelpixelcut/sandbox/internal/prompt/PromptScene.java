package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.scene.NamedScene;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a scene by the words of a prompt. It knows some common words. What they leave open depends on a hash of the
 * text, so that the same text always gives the same scene.
 */
public final class PromptScene {

    private static final Map<NamedScene, Set<String>> MATERIALS = Map.of(
            NamedScene.MARBLE, Set.of("marble"),
            NamedScene.WOOD, Set.of("wood", "wooden", "oak", "walnut", "rustic"),
            NamedScene.INDUSTRIAL, Set.of("industrial", "concrete", "workshop", "loft", "factory", "garage"),
            NamedScene.LINEN, Set.of("linen", "cloth", "fabric", "textile", "bed", "blanket"),
            NamedScene.BRICK, Set.of("brick", "bricks"),
            NamedScene.COUNTER, Set.of("counter", "kitchen", "countertop", "breakfast"));

    private static final Set<String> SUNSET = Set.of("sunset", "sunrise", "dusk", "dawn", "evening");
    private static final Set<String> NIGHT = Set.of("night", "dark", "midnight", "moonlight", "stars", "neon", "space");
    private static final Colour STUDIO = Colour.of(0xF1EFEC);
    private static final Colour DIM_STUDIO = Colour.of(0x9C9A98);
    private static final Set<String> BRIGHTNESS = Set.of("white", "bright", "light");

    private PromptScene() {}

    /**
     * @param prompt null or blank for a light studio
     * @param negativePrompt null or blank for none
     */
    public static Scene of(String prompt, String negativePrompt) {
        PromptWords words = PromptWords.of(prompt, negativePrompt);
        if (prompt == null || prompt.isBlank()) {
            return new StudioScene(words.refuses(BRIGHTNESS) ? DIM_STUDIO : STUDIO);
        }
        int seed = prompt.strip().hashCode() * 31 >>> 3;
        Optional<Scene> material = material(words);
        return material.orElseGet(() -> landscape(words)
                .<Scene>map(land -> new LandscapeScene(land, words.asksFor(SUNSET), seed))
                .orElseGet(() -> new GeometryScene(Hue.of(words, seed).toned(words), seed)));
    }

    private static Optional<Scene> material(PromptWords words) {
        return words.wanted().stream()
                .flatMap(word -> MATERIALS.entrySet().stream()
                        .filter(material -> material.getValue().contains(word))
                        .map(material -> material.getKey().scene()))
                .findFirst();
    }

    private static Optional<Landscape> landscape(PromptWords words) {
        boolean sunset = words.asksFor(SUNSET);
        boolean night = words.asksFor(NIGHT);
        Optional<Hue> hue = Hue.named(words);
        Optional<OutdoorPlace> place = OutdoorPlace.named(words);
        if (place.isEmpty() && !sunset && (!night || hue.isPresent())) {
            return Optional.empty();
        }
        Landscape day =
                place.orElse(sunset ? OutdoorPlace.BEACH : OutdoorPlace.CITY).day();
        Landscape lit = sunset ? day.atSunset() : night ? day.atNight() : day;
        return Optional.of(hue.map(colour -> lit.tinted(colour.colour())).orElse(lit));
    }
}
