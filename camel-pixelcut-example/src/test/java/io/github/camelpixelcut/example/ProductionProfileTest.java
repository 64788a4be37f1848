package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/**
 * With Camel's profile for production the key comes from the environment: newer Camel releases refuse it in plain text.
 */
class ProductionProfileTest {

    private static final String KEY = "sk_of_this_test";

    /** A process of its own, because only that can have an environment of its own. */
    static final class CreditsMain {

        private CreditsMain() {}

        public static void main(String[] args) throws Exception {
            Main main = new Main();
            main.setPropertyPlaceholderLocations("false");
            main.configure().setProfile("prod");
            main.addOverrideProperty("camel.main.routes-include-pattern", "false");
            main.addOverrideProperty("camel.component.pixelcut.base-url", args[0]);
            if (args.length > 1) {
                main.addOverrideProperty("camel.component.pixelcut.api-key", args[1]);
            }
            main.start();
            System.out.println("profile: "
                    + main.getCamelContext().getCamelContextExtension().getProfile());
            System.out.println("credits: "
                    + main.getCamelContext()
                            .createProducerTemplate()
                            .requestBody("pixelcut:credits", null, Long.class));
            main.stop();
        }
    }

    private static String run(String... apiKey) throws Exception {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().acceptedKey(KEY).credits(321).start()) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder = new ProcessBuilder(
                    java, "-cp", System.getProperty("java.class.path"), CreditsMain.class.getName(), sandbox.baseUrl());
            builder.command().addAll(List.of(apiKey));
            builder.environment().put("PIXELCUT_API_KEY", KEY);
            Process process = builder.redirectErrorStream(true).start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                return output;
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aKeyThatIsNotSetAnywhereElseIsTakenFromTheEnvironment() throws Exception {
        assertThat(run()).contains("profile: prod", "credits: 321").doesNotContain(KEY);
    }

    @Test
    void aPlaceholderForTheEnvironmentPasses() throws Exception {
        assertThat(run("{{env:PIXELCUT_API_KEY}}"))
                .contains("profile: prod", "credits: 321")
                .doesNotContain(KEY);
    }
}
