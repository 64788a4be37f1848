package io.github.camelpixelcut.sandbox.internal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.scene.NamedScene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptSceneTest {

    private static final double EDGE = 0.57;

    @Test
    void differentPromptsGiveDifferentScenes() {
        List<String> prompts = List.of(
                "a sandy beach",
                "a forest",
                "a flower garden",
                "snow",
                "clouds",
                "red wall",
                "something",
                "something else");
        List<Colour> means =
                prompts.stream().map(prompt -> mean(paint(prompt, null))).toList();
        assertThat(means).doesNotHaveDuplicates();
    }

    @Test
    void theSamePromptAlwaysGivesTheSameScene() {
        assertThat(paint("an unusual place", "people").green).isEqualTo(paint("an unusual place", "people").green);
    }

    @Test
    void aNightIsDarkerThanADay() {
        assertThat(mean(paint("city at night", null)).green())
                .isLessThan(0.3 * mean(paint("city", null)).green());
    }

    @Test
    void aSunsetIsWarm() {
        Colour day = mean(paint("beach", null));
        Colour evening = mean(paint("beach at sunset", null));
        assertThat(evening.red() / evening.blue()).isGreaterThan(1.4 * day.red() / day.blue());
    }

    @Test
    void aForestIsGreen() {
        Colour forest = mean(paint("deep in the forest", null));
        assertThat(forest.green()).isGreaterThan(forest.red()).isGreaterThan(1.3 * forest.blue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"red, 0", "green, 1", "blue, 2"})
    void aColourInThePromptDominates(String name, int channel) {
        Colour mean = mean(paint("plain " + name + " backdrop", null));
        double[] channels = {mean.red(), mean.green(), mean.blue()};
        assertThat(channels[channel])
                .isGreaterThan(channels[(channel + 1) % 3])
                .isGreaterThan(channels[(channel + 2) % 3]);
    }

    @Test
    void pastelIsLighter() {
        assertThat(mean(paint("pastel teal", null)).red())
                .isGreaterThan(1.2 * mean(paint("teal", null)).red());
    }

    @Test
    void aWordInTheNegativePromptIsIgnoredInThePrompt() {
        assertThat(mean(paint("beach at sunset", "sunset, people"))).isNotEqualTo(mean(paint("beach at sunset", null)));
        Colour evening = mean(paint("beach at sunset", "sunset"));
        assertThat(evening.red()).as("without warm light").isLessThan(1.5 * evening.blue());
    }

    @Test
    void aColourInTheNegativePromptIsNeverChosen() {
        PromptWords words = PromptWords.of("anything", "blush, peach, teal, sky");
        for (int chance = 0; chance < 40; chance++) {
            assertThat(Hue.of(words, chance)).isNotIn(Hue.BLUSH, Hue.TEAL, Hue.SKY);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"marble", "wood", "industrial", "linen", "brick", "counter"})
    void aMaterialInThePromptGivesItsScene(String material) {
        assertThat(PromptScene.of("on a " + material + " surface, soft light", null))
                .hasSameClassAs(NamedScene.of(material).scene());
    }

    @Test
    void aPromptMayContainAnyText() {
        assertThat(paint("\u6d77\u8fba \ud83c\udf34 ... <script>", "\u0000")).isNotNull();
        assertThat(paint("x".repeat(100_000), null)).isNotNull();
    }

    @ParameterizedTest(name = "prompt {0}")
    @ValueSource(strings = {"beach at night", "garden", "mountains", "city at night", "teal", "brick"})
    void everySceneFillsThePictureEvenIfItsSurfaceBeginsHighUp(String prompt) {
        LinearImage picture = PromptScene.of(prompt, null).paint(0.15);
        for (int row = 0; row < picture.size; row += 31) {
            double sum = 0;
            for (int x = 0; x < picture.size; x++) {
                sum += picture.green[row * picture.size + x];
            }
            assertThat(sum / picture.size).as("row %d", row).isBetween(0.001, 1.6);
        }
    }

    private static LinearImage paint(String prompt, String negative) {
        return PromptScene.of(prompt, negative).paint(EDGE);
    }

    private static Colour mean(LinearImage layer) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < layer.red.length; i++) {
            red += layer.red[i];
            green += layer.green[i];
            blue += layer.blue[i];
        }
        double count = layer.red.length;
        return new Colour(red / count, green / count, blue / count);
    }
}
