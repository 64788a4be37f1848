package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PixelcutDevConsoleTest extends SandboxTestSupport {

    private static final String PROMPT = "a secret launch";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.setDevConsole(true);
        return camel;
    }

    @BeforeEach
    void calls() {
        sandbox.setCredits(500);
        String prompt = "&prompt=RAW(" + PROMPT + ")";
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "1"));
        send(generate(prompt + "&output=download"), photo());
        sandbox.failNext(1, 400, "unknown_foreground");
        send(generate(prompt), photo());
        sandbox.failNext(1, 504, null);
        send(generate(prompt), photo());
        send("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), null);
    }

    private Object consoleOutput(DevConsole.MediaType type) {
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("pixelcut");
        return console.call(type);
    }

    @Test
    void theTextShowsCallsFailuresCreditsAndTheLastRateLimit() {
        String text = (String) consoleOutput(DevConsole.MediaType.TEXT);

        assertThat(text.lines())
                .contains(
                        "Component: pixelcut",
                        "  Calls: 4",
                        "  In flight: 0",
                        "  Retries: 1",
                        "  Charged pictures: 1",
                        "  Possibly charged pictures: 1",
                        "  Reused pictures: 0",
                        "  Failed with unknown: 1",
                        "  Failed with unknown_foreground: 1")
                .anyMatch(line -> line.matches("  Credits of pixelcut-127\\.0\\.0\\.1: 490 at 20.*Z"))
                .anyMatch(line -> line.matches("  Last rate limit: 20.*Z, Retry-After 1 s"));
        assertThatNothingPrivateIsIn(text);
    }

    @Test
    void theJsonShowsTheSame() throws Exception {
        String json = ((JsonObject) consoleOutput(DevConsole.MediaType.JSON)).toJson();

        JsonNode component = new ObjectMapper().readTree(json).at("/components/0");
        assertThat(component.at("/name").asText()).isEqualTo("pixelcut");
        assertThat(component.at("/calls").asLong()).isEqualTo(4);
        assertThat(component.at("/inFlight").asLong(-1)).isZero();
        assertThat(component.at("/retries").asLong()).isEqualTo(1);
        assertThat(component.at("/chargedPictures").asLong()).isEqualTo(1);
        assertThat(component.at("/possiblyChargedPictures").asLong()).isEqualTo(1);
        assertThat(component.at("/failures")).hasToString("{\"unknown\":1,\"unknown_foreground\":1}");
        assertThat(component.at("/lastRateLimit/retryAfterSeconds").asLong()).isEqualTo(1);
        assertThat(component.at("/credits/0/client").asText()).isEqualTo("pixelcut-127.0.0.1");
        assertThat(component.at("/credits/0/remaining").asLong()).isEqualTo(490);
        assertThatNothingPrivateIsIn(json);
    }

    private static void assertThatNothingPrivateIsIn(String output) {
        assertThat(output).doesNotContain(KEY, PROMPT, "http:", "https:");
    }
}
