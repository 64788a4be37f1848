package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * In Camel's profile for production, the key comes from the environment. Newer Camel releases refuse it in plain text.
 */
class ProductionProfileTest {

    private static final String KEY = "sk_of_this_test";

    /** Runs in another process, which has another environment. */
    static final class CreditsMain {

        private CreditsMain() {}

        public static void main(String[] args) throws Exception {
            printCredits(args[0], null);
            printCredits(args[0], "{{env:PIXELCUT_API_KEY}}");
        }

        private static void printCredits(String baseUrl, String apiKey) throws Exception {
            Main main = new Main();
            main.setPropertyPlaceholderLocations("false");
            main.configure().setProfile("prod");
            main.addOverrideProperty("camel.main.routes-include-pattern", "false");
            main.addOverrideProperty("camel.component.pixelcut.base-url", baseUrl);
            if (apiKey != null) {
                main.addOverrideProperty("camel.component.pixelcut.api-key", apiKey);
            }
            main.start();
            String profile = main.getCamelContext().getCamelContextExtension().getProfile();
            Long credits =
                    main.getCamelContext().createProducerTemplate().requestBody("pixelcut:credits", null, Long.class);
            System.out.printf("api-key %s, profile %s: %d credits%n", apiKey, profile, credits);
            main.stop();
        }
    }

    private static String output;

    @BeforeAll
    static void run() throws Exception {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().acceptedKey(KEY).credits(321).start()) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder = new ProcessBuilder(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CreditsMain.class.getName(),
                    sandbox.baseUrl());
            builder.environment().put("PIXELCUT_API_KEY", KEY);
            Process process = builder.redirectErrorStream(true).start();
            try {
                output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aKeyThatIsNotSetAnywhereElseIsTakenFromTheEnvironment() {
        assertThat(output).contains("api-key null, profile prod: 321 credits");
    }

    @Test
    void aPlaceholderForTheEnvironmentPasses() {
        assertThat(output).contains("api-key {{env:PIXELCUT_API_KEY}}, profile prod: 321 credits");
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(output).doesNotContain(KEY);
    }
}
