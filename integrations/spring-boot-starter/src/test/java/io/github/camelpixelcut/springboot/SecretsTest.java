package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConfiguration;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The key and the proxy's password are never shown, even if Actuator is configured to show all values. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String SECRET = "sk_not_to_be_seen";

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @ParameterizedTest(name = "/actuator/{0}")
    @ValueSource(strings = {"env", "configprops", "beans", "conditions"})
    void noEndpointShowsASecret(String endpoint) throws Exception {
        String[] properties = {
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            "camel.component.pixelcut.scene=brick",
            "camel.component.pixelcut.api-key=" + SECRET,
            "camel.component.pixelcut.apiKey=" + SECRET,
            "CAMEL_COMPONENT_PIXELCUT_APIKEY=" + SECRET,
            "PIXELCUT_API_KEY=" + SECRET,
            "camel.component.pixelcut.proxy-auth-password=" + SECRET,
            "camel.component.pixelcut.configuration.apiKey=" + SECRET,
        };
        try (ConfigurableApplicationContext application = TestApplication.serve(properties)) {
            assertThat(apiKey(application)).isEqualTo(SECRET);
            assertThat(new Actuator(application).get(endpoint).body())
                    .containsIgnoringCase("pixelcut")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void otherValuesAreShownIfConfigured() throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.serve(
                "management.endpoint.configprops.show-values=always", "camel.component.pixelcut.scene=brick")) {
            assertThat(new Actuator(application).get("configprops").body()).contains("\"scene\":\"BRICK\"");
        }
    }

    @Test
    void thisTestCoversAllSecretOptions() {
        assertThat(ComponentOptions.all())
                .filteredOn(BaseOptionModel::isSecret)
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrder("apiKey", "proxyAuthPassword");
    }

    @Test
    void theLogDoesNotContainTheKey(CapturedOutput output) {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "logging.level.root=debug",
                "logging.level.org.apache.hc=info",
                "camel.main.routes-include-pattern=classpath:routes/pictures.yaml",
                "camel.component.pixelcut.scene=brick",
                "camel.component.pixelcut.base-url=" + sandbox.baseUrl(),
                "camel.component.pixelcut.api-key=" + SECRET)) {
            application
                    .getBean(ProducerTemplate.class)
                    .requestBody("direct:photo", sandbox.sampleUrl("mug.jpg"), byte[].class);
        }
        assertThat(output).contains("pixelcut").doesNotContain(SECRET);
    }

    private static String apiKey(ConfigurableApplicationContext application) {
        PixelcutConfiguration options = application
                .getBean(CamelContext.class)
                .getComponent("pixelcut", PixelcutComponent.class)
                .getConfiguration();
        return options.getApiKey();
    }
}
