package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTextCannotEndItsLineMoveTheCursorOrTurnTheTextAround() {
        console.problem("a\nb\r\u001b[2J\u0007\u0085\u009b\u2028\u202e\u2066\u200f\ufeffc");

        assertThat(printed())
                .isEqualToNormalizingNewlines(
                        "PROBLEM: a\\u000Ab\\u000D\\u001B[2J\\u0007\\u0085\\u009B\\u2028\\u202E\\u2066\\u200F\\uFEFFc\n");
    }

    @Test
    void lettersOfAllLanguagesAndEmojiArePrintedAsTheyAre() {
        console.line("%s", "Größe 茶 مرحبا 🫖 👩‍🎨 100% %s \\u0041");

        assertThat(printed()).isEqualToNormalizingNewlines("Größe 茶 مرحبا 🫖 👩‍🎨 100% %s \\u0041\n");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"0, 0 pictures", "1, 1 picture", "2, 2 pictures"})
    void oneIsNoPlural(int count, String text) {
        assertThat(Console.count(count, "picture")).isEqualTo(text);
    }
}
