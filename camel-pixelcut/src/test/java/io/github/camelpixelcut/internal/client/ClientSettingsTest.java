package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    @Test
    void toStringContainsNoSecret() {
        ClientSettings settings = new ClientSettings(
                "https://api.developer.pixelcut.ai",
                "sk_secret",
                1,
                1,
                null,
                null,
                null,
                "proxy-user",
                "hunter2",
                null,
                null,
                null);

        assertThat(settings)
                .asString()
                .contains("https://api.developer.pixelcut.ai")
                .doesNotContain("sk_secret", "hunter2", "proxy-user");
    }
}
