package io.github.camelpixelcut.quarkus.plainjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlainJarTest {

    @Inject
    ProducerTemplate template;

    @Test
    void theComponentWorksOnTheJvmWithoutTheExtension() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            byte[] picture = template.requestBodyAndHeaders(
                    "pixelcut:generate-background?baseUrl=" + sandbox.baseUrl(),
                    sandbox.sampleUrl("mug.jpg"),
                    Map.of("CamelPixelcutScene", "marble"),
                    byte[].class);

            assertThat(picture).startsWith(0xFF, 0xD8);
            assertThat(sandbox.stats().generated()).isOne();
        }
    }
}
