package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Actuator shows the component's health check if it is enabled. */
class HealthTest {

    private static final String CHECK = "producer:pixelcut-127.0.0.1";

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @Test
    void withEnoughCreditsItIsUp() throws Exception {
        sandbox.setCredits(500);
        try (ConfigurableApplicationContext application =
                serve("camel.health.producers-enabled=true", "camel.health.exposure-level=full")) {
            HttpResponse<String> health = new Actuator(application).get("health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"" + CHECK + "\":\"UP\"", "\"pixelcut.credits\":\"500\"");
            assertThat(new Actuator(application).get("health/readiness").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withFewCreditsItIsDownAndNotReadyButAlive() throws Exception {
        sandbox.setCredits(99);
        try (ConfigurableApplicationContext application = serve("camel.health.producers-enabled=true")) {
            HttpResponse<String> health = new Actuator(application).get("health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"" + CHECK + "\":\"DOWN\"", "\"pixelcut.credits\":\"99\"");
            assertThat(new Actuator(application).get("health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(new Actuator(application).get("health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void byDefaultTheCheckIsDisabled() throws Exception {
        sandbox.setCredits(99);
        try (ConfigurableApplicationContext application = serve()) {
            HttpResponse<String> health = new Actuator(application).get("health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("camelHealth").doesNotContain("pixelcut");
        }
    }

    private static ConfigurableApplicationContext serve(String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "camel.main.routes-include-pattern=classpath:routes/pictures.yaml",
                "camel.component.pixelcut.base-url=" + sandbox.baseUrl(),
                "camel.component.pixelcut.api-key=any",
                "camel.component.pixelcut.min-credits=100",
                "management.endpoint.health.show-details=always",
                "management.endpoint.health.group.readiness.include=readinessState,camelReadinessState",
                "management.endpoint.health.probes.enabled=true"));
        properties.addAll(List.of(more));
        return TestApplication.serve(properties.toArray(String[]::new));
    }
}
