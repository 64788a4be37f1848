package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    @Test
    void theTextOfClientSettingsHasNoSecret() {
        PixelcutConfiguration options = new PixelcutConfiguration();
        options.setApiKey("sk_secret");
        options.setProxyAuthUsername("proxy-user");
        options.setProxyAuthPassword("hunter2");

        assertThat(ClientSettings.of(options, options.getApiKey()))
                .asString()
                .contains("https://api.developer.pixelcut.ai")
                .doesNotContain("sk_secret", "hunter2", "proxy-user");
    }
}
