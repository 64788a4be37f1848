package io.github.camelpixelcut.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoDevServiceTest {

    private final PixelcutDevServicesProcessor processor = new PixelcutDevServicesProcessor();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"api-key", "apiKey", "base-url", "baseUrl"})
    void theSandboxDoesNotStartIfAKeyOrABaseUrlIsSet(String option) {
        String property = "camel.component.pixelcut." + option;
        System.setProperty(property, "the user's own");
        try {
            assertThat(processor.sandbox(() -> true, null)).isNull();
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void theSandboxDoesNotStartIfTheDevServiceIsDisabled() {
        assertThat(processor.sandbox(() -> false, null)).isNull();
    }
}
