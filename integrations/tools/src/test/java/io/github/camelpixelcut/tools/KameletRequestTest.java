package io.github.camelpixelcut.tools;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutOutput;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The request that results from the Kamelet's properties. */
class KameletRequestTest {

    private static final String PATH = "/v1/generate-background";
    private static final String KAMELET = "pixelcut-generate-background-action";

    @RegisterExtension
    static final WireMockExtension api =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final CamelContext camel = new DefaultCamelContext();
    private final PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);

    @BeforeEach
    void configure() {
        component.getConfiguration().setApiKey("of-the-component");
        component.getConfiguration().setBaseUrl(api.baseUrl());
        component.getConfiguration().setOutput(PixelcutOutput.URL);
        api.stubFor(post(PATH).willReturn(okJson("{\"result_url\": \"http://127.0.0.1/result.jpg\"}")));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void propertiesThatAreNotSetAreNotSent() throws Exception {
        call(Map.of(), "http://shop.example/mug.jpg");

        assertSent("""
                {"image_url": "http://shop.example/mug.jpg"}""");
    }

    @Test
    void eachPropertyIsSent() throws Exception {
        component.getConfiguration().setApiKey(null);
        component.getConfiguration().setBaseUrl("http://127.0.0.1:9");
        component.getConfiguration().setOutput(PixelcutOutput.DOWNLOAD);
        Object body = call(
                Map.of(
                        "apiKey", "of-the-kamelet",
                        "baseUrl", api.baseUrl(),
                        "imageUrl", "http://shop.example/mug.jpg",
                        "scene", "linen",
                        "prompt", "a beach",
                        "negativePrompt", "people",
                        "scale", "0.8",
                        "xCenter", "0.25",
                        "yCenter", "0.75",
                        "output", "url"),
                null);

        assertThat(body).isEqualTo("http://127.0.0.1/result.jpg");
        assertSent("""
                {
                  "image_url": "http://shop.example/mug.jpg",
                  "image_transform": {"scale": 0.8, "x_center": 0.25, "y_center": 0.75},
                  "scene": "linen",
                  "prompt": "a beach",
                  "negative_prompt": "people"
                }""");
        api.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("X-API-KEY", equalTo("of-the-kamelet")));
    }

    @Test
    void propertiesThatAreNotSetComeFromTheComponent() throws Exception {
        component.getConfiguration().setPrompt("a beach");
        component.getConfiguration().setNegativePrompt("people");
        component.getConfiguration().setImageUrl("http://shop.example/mug.jpg");
        component.getConfiguration().setScale(0.5);
        call(Map.of("prompt", "a forest"), null);

        assertSent("""
                {
                  "image_url": "http://shop.example/mug.jpg",
                  "image_transform": {"scale": 0.5},
                  "prompt": "a forest",
                  "negative_prompt": "people"
                }""");
        api.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("X-API-KEY", equalTo("of-the-component")));
    }

    @Test
    void rawInARouteKeepsReservedCharacters() throws Exception {
        call(
                Map.of(
                        "apiKey", "RAW(sk_a+b&c%2F=)",
                        "prompt", "RAW(100% pink & white + gold)",
                        "negativePrompt", "RAW(fish & chips)",
                        "imageUrl", "RAW(http://shop.example/mug.jpg?size=1&sign=a+b%2F)"),
                null);

        assertReservedCharactersSent();
    }

    @Test
    void applicationPropertiesKeepReservedCharactersWithoutRaw() throws Exception {
        setProperty("apiKey", "sk_a+b&c%2F=");
        setProperty("prompt", "100% pink & white + gold");
        setProperty("negativePrompt", "fish & chips");
        setProperty("imageUrl", "http://shop.example/mug.jpg?size=1&sign=a+b%2F");
        call(Map.of(), null);

        assertReservedCharactersSent();
    }

    private void setProperty(String name, String value) {
        camel.getPropertiesComponent().addInitialProperty("camel.kamelet." + KAMELET + "." + name, value);
    }

    private static void assertReservedCharactersSent() {
        assertSent("""
                {
                  "image_url": "http://shop.example/mug.jpg?size=1&sign=a+b%2F",
                  "prompt": "100% pink & white + gold",
                  "negative_prompt": "fish & chips"
                }""");
        api.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("X-API-KEY", equalTo("sk_a+b&c%2F=")));
    }

    /** Calls the Kamelet with properties from a YAML route. */
    private Object call(Map<String, String> properties, Object body) throws Exception {
        StringBuilder route = new StringBuilder("""
                - from:
                    uri: direct:picture
                    steps:
                      - to:
                          uri: kamelet:%s
                          parameters:
                """.formatted(KAMELET));
        properties.forEach((name, value) -> route.append("            ")
                .append(name)
                .append(": '")
                .append(value)
                .append("'\n"));
        if (properties.isEmpty()) {
            route.append("            {}\n");
        }
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("route.yaml", route.toString()));
        camel.start();
        return camel.createProducerTemplate().requestBody("direct:picture", body);
    }

    private static void assertSent(String json) {
        api.verify(1, postRequestedFor(urlEqualTo(PATH)));
        api.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson(json, false, false)));
    }
}
