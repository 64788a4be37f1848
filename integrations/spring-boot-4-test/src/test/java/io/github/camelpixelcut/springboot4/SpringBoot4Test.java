package io.github.camelpixelcut.springboot4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The starter in an application with Spring Boot 4 and Camel 4.22. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.component.pixelcut.api-key=sk_boot_four",
            "camel.component.pixelcut.scene=marble",
            "camel.component.pixelcut.connect-timeout=7s",
            "camel.component.pixelcut.max-concurrent-requests=3",
            "camel.component.pixelcut.min-credits=100",
            "camel.component.pixelcut.ssl-bundle=gateway",
            "spring.ssl.bundle.jks.gateway.protocol=TLS",
            "camel.health.producers-enabled=true",
            "management.endpoint.health.show-details=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            "management.endpoints.web.exposure.include=*"
        })
class SpringBoot4Test {

    private static final PixelcutSandbox SANDBOX =
            PixelcutSandbox.builder().acceptedKey("sk_boot_four").start();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        ComponentCustomizer ownCustomizer() {
            return ComponentCustomizer.forType(
                    PixelcutComponent.class, component -> component.setMaxConcurrentRequests(2));
        }
    }

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry registry) {
        registry.add("camel.component.pixelcut.base-url", SANDBOX::baseUrl);
    }

    @AfterAll
    static void stopSandbox() {
        SANDBOX.close();
    }

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate template;

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void reset() {
        SANDBOX.resetStats();
    }

    @Test
    void theVersionsAreThoseOfTheTest() {
        assertThat(SpringBootVersion.getVersion()).startsWith("4.1.");
        assertThat(camel.getVersion()).isEqualTo("4.22.0");
    }

    @Test
    void thePropertiesReachTheComponentAndTheApplicationsCustomizerOverridesThem() {
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        assertThat(component.getConfiguration().getScene()).hasToString("marble");
        assertThat(component.getConfiguration().getConnectTimeout()).isEqualTo(7_000);
        assertThat(component.getConfiguration().getSslContextParameters()).isNotNull();
        assertThat(component.getMaxConcurrentRequests()).isEqualTo(2);
    }

    @Test
    void aYamlRouteMakesAPicture() throws Exception {
        Exchange result = template.request(
                "direct:photo", exchange -> exchange.getMessage().setBody(SANDBOX.sampleUrl("mug.jpg")));
        assertThat(result.getException()).isNull();
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(result.getMessage().getBody(byte[].class)));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader("Result", String.class)).startsWith(SANDBOX.baseUrl());
        assertThat(SANDBOX.stats().creditsCharged()).isEqualTo(10);
    }

    @Test
    void actuatorShowsTheHealthCheck() throws Exception {
        SANDBOX.setCredits(99);
        HttpResponse<String> health = actuator("health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"producer:pixelcut-127.0.0.1\":\"DOWN\"");
    }

    @Test
    void actuatorShowsNoKey() throws Exception {
        for (String endpoint : new String[] {"env", "configprops"}) {
            assertThat(actuator(endpoint).body())
                    .as(endpoint)
                    .containsIgnoringCase("marble")
                    .doesNotContain("sk_boot_four");
        }
    }

    private HttpResponse<String> actuator(String endpoint) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
