package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.sandbox.internal.input.HostileImages;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UntrustedImageTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void anImageThatIsTooSmallForTheApiIsDecoded() throws Exception {
        assertThat(UntrustedImage.decode(Pictures.black("png", 8, 5), MINUTE).getHeight())
                .isEqualTo(5);
    }

    @Test
    void anImageThatTakesLongerIsRefused() {
        byte[] image = HostileImages.progressiveJpeg(6000, 20);

        assertThatThrownBy(() -> UntrustedImage.decode(image, Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("takes longer than 0 ms");
    }

    @Test
    void theLimitsOfTheSandboxApply() {
        byte[] image = HostileImages.progressiveJpeg(6000, 300);

        assertThatThrownBy(() -> UntrustedImage.decode(image, MINUTE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("300 scans");
    }

    @Test
    void whatIsNoImageIsRefused() {
        byte[] text = "no picture".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> UntrustedImage.decode(text, MINUTE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not supported");
    }
}
