package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.EndpointUriFactory;
import org.junit.jupiter.api.Test;

class ComponentMetadataTest {

    private static JsonNode metadata() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return new ObjectMapper().readTree(context.getComponentParameterJsonSchema("pixelcut"));
        }
    }

    @Test
    void theCatalogDescribesTheComponent() throws IOException {
        JsonNode component = metadata().path("component");

        assertThat(component.path("scheme").asText()).isEqualTo("pixelcut");
        assertThat(component.path("syntax").asText()).isEqualTo("pixelcut:operation");
        assertThat(component.path("producerOnly").asBoolean()).isTrue();
        assertThat(component.path("async").asBoolean()).isTrue();
        assertThat(component.path("label").asText()).isEqualTo("ai,cloud");
    }

    @Test
    void secretsAreMarked() throws IOException {
        JsonNode options = metadata().path("properties");

        assertThat(options.path("apiKey").path("secret").asBoolean()).isTrue();
        assertThat(options.path("proxyAuthPassword").path("secret").asBoolean()).isTrue();
        assertThat(options.path("prompt").path("secret").asBoolean()).isFalse();
    }

    @Test
    void everyEndpointOptionIsAlsoAComponentOption() throws IOException {
        JsonNode metadata = metadata();

        assertThat(metadata.path("properties").properties())
                .filteredOn(option -> !option.getKey().equals("operation"))
                .allMatch(option -> metadata.path("componentProperties").has(option.getKey()));
    }

    @Test
    void headersHaveDescriptions() throws IOException {
        JsonNode headers = metadata().path("headers");

        assertThat(headers.size()).isEqualTo(PixelcutConstants.class.getFields().length);
        assertThat(headers)
                .allSatisfy(header ->
                        assertThat(header.path("description").asText()).isNotBlank());
    }

    @Test
    void theUriFactoryBuildsAUri() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory("pixelcut");

            assertThat(factory.buildUri("pixelcut", new HashMap<>(Map.of("operation", "credits"))))
                    .isEqualTo("pixelcut:credits");
            assertThat(factory.secretPropertyNames()).contains("apiKey");
        }
    }

    @Test
    void theEndpointHasAServiceLocationWithoutTheKey() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PixelcutEndpoint endpoint =
                    context.getEndpoint("pixelcut:generate-background?apiKey=sk_secret", PixelcutEndpoint.class);

            assertThat(endpoint).isInstanceOf(AsyncEndpoint.class).isInstanceOf(EndpointServiceLocation.class);
            assertThat(endpoint.getServiceUrl()).isEqualTo("https://api.developer.pixelcut.ai");
            assertThat(endpoint.getServiceProtocol()).isEqualTo("https");
            assertThat(endpoint.toString()).doesNotContain("sk_secret");
        }
    }

    @Test
    void camelMainSetsComponentOptions() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.pixelcut.api-key", "sk_main");
        main.addInitialProperty("camel.component.pixelcut.scene", "brick");
        main.addInitialProperty("camel.component.pixelcut.max-concurrent-requests", "3");
        main.start();
        try {
            PixelcutComponent component = main.getCamelContext().getComponent("pixelcut", PixelcutComponent.class);
            PixelcutEndpoint endpoint =
                    main.getCamelContext().getEndpoint("pixelcut:generate-background", PixelcutEndpoint.class);

            assertThat(component.getMaxConcurrentRequests()).isEqualTo(3);
            assertThat(endpoint.getConfiguration().getApiKey()).isEqualTo("sk_main");
            assertThat(endpoint.getConfiguration().getScene()).isEqualTo(PixelcutScene.BRICK);
        } finally {
            main.stop();
        }
    }
}
