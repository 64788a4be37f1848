package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    private static final String CAMERA = "\uD83D\uDCF7";

    @Test
    void aTextOf300CharactersIsNotCut() {
        assertThat(LogText.abbreviate("x".repeat(300))).isEqualTo("x".repeat(300));
    }

    @Test
    void aLongerTextHas300CharactersWithThreeDotsAtItsEnd() {
        assertThat(LogText.abbreviate("x".repeat(301))).isEqualTo("x".repeat(297) + "...");
    }

    @Test
    void aCharacterOfTwoCharsIsNotCutInHalf() {
        assertThat(LogText.abbreviate(CAMERA.repeat(151))).isEqualTo(CAMERA.repeat(148) + "...");
        assertThat(LogText.abbreviate("x" + CAMERA.repeat(151))).isEqualTo("x" + CAMERA.repeat(148) + "...");
    }

    @Test
    void lineBreaksAndControlCharactersBecomeSpacesBeforeItIsCut() {
        assertThat(LogText.abbreviate("a\r\n\u001B[31m\u2028b\t" + " ".repeat(400)))
                .isEqualTo("a [31m b");
    }

    @Test
    void theKeyIsReplacedBeforeTheTextIsCut() {
        assertThat(LogText.abbreviate("x".repeat(295) + "sk_secret", "sk_secret"))
                .isEqualTo("x".repeat(295) + "***");
    }
}
