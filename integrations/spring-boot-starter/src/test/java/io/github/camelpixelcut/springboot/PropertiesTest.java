package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.MemoryReceiptRepository;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConfiguration;
import io.github.camelpixelcut.PixelcutRateLimiter;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.ReceiptRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The effect of {@code camel.component.pixelcut.*} on the component. */
class PropertiesTest {

    static class Beans {

        @Bean
        PixelcutConfiguration anyPixelcutConfiguration() {
            PixelcutConfiguration options = new PixelcutConfiguration();
            options.setPrompt("of the bean");
            options.setMaxRetries(1);
            options.setScene(PixelcutScene.BRICK);
            return options;
        }

        @Bean
        HttpClientConfigurer anyHttpClientConfigurer() {
            return builder -> {};
        }

        @Bean
        SSLContextParameters anySSLContextParameters() {
            return new SSLContextParameters();
        }

        @Bean
        PixelcutRateLimiter anyPixelcutRateLimiter() {
            return () -> Optional.of(Duration.ZERO);
        }

        @Bean
        ReceiptRepository anyReceiptRepository() {
            return new MemoryReceiptRepository();
        }
    }

    @Test
    void eachOptionReachesTheComponent() {
        List<ComponentOptionModel> options = ComponentOptions.all();
        String[] properties = options.stream()
                .map(option -> ComponentOptions.property(option) + "=" + sample(option))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext application = TestApplication.start(Beans.class, properties)) {
            PixelcutComponent component = component(application);
            assertThat(options)
                    .allSatisfy(option -> assertThat(valueOf(option, component))
                            .as(option.getName())
                            .isEqualTo(expected(option, application)));
        }
    }

    /** A value that differs from the default. */
    private static String sample(ComponentOptionModel option) {
        Class<?> type = ComponentOptions.type(option);
        return switch (option.getType()) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(String.valueOf(option.getDefaultValue())));
            case "integer" -> "77";
            case "number" -> "0.25";
            case "duration" -> "7s";
            case "enum" -> option.getEnums().get(option.getEnums().size() - 1);
            case "object" -> "#bean:any" + type.getSimpleName();
            default -> "any " + option.getName();
        };
    }

    private static Object expected(ComponentOptionModel option, ConfigurableApplicationContext application) {
        return switch (option.getType()) {
            case "duration" -> "7000";
            case "object" -> application.getBean(ComponentOptions.type(option)).toString();
            default -> sample(option);
        };
    }

    private static String valueOf(ComponentOptionModel option, PixelcutComponent component) {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
        return String.valueOf(getter.getOptionValue(component, option.getName(), false));
    }

    @Test
    void aDurationIsANumberOfMillisecondsOrHasAUnit() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "camel.component.pixelcut.connect-timeout=5s",
                "camel.component.pixelcut.response-timeout=2m",
                "camel.component.pixelcut.request-timeout=PT3S",
                "camel.component.pixelcut.retry-delay=20ms",
                "camel.component.pixelcut.max-retry-delay=300")) {
            PixelcutConfiguration options = options(application);
            assertThat(options.getConnectTimeout()).isEqualTo(5_000);
            assertThat(options.getResponseTimeout()).isEqualTo(120_000);
            assertThat(options.getRequestTimeout()).isEqualTo(3_000);
            assertThat(options.getRetryDelay()).isEqualTo(20);
            assertThat(options.getMaxRetryDelay()).isEqualTo(300);
        }
    }

    @Test
    void placeholdersOfCamelAndSpringWorkInText() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "colour=pink", "camel.component.pixelcut.prompt=a {{colour}} wall, ${colour} flowers")) {
            assertThat(options(application).getPrompt()).isEqualTo("a pink wall, pink flowers");
        }
    }

    @Test
    void withoutPropertiesTheComponentHasItsDefaults() {
        try (ConfigurableApplicationContext application = TestApplication.start()) {
            PixelcutComponent component = component(application);
            PixelcutComponent untouched = new PixelcutComponent(component.getCamelContext());
            untouched.init();
            assertThat(ComponentOptions.all())
                    .filteredOn(option -> !option.getName().equals("configuration"))
                    .allSatisfy(option -> assertThat(valueOf(option, component)).isEqualTo(valueOf(option, untouched)));
        }
    }

    @Test
    void aPropertyOverridesOnlyItsOptionOfTheConfigurationBean() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                Beans.class,
                "camel.component.pixelcut.configuration=#anyPixelcutConfiguration",
                "camel.component.pixelcut.scene=linen",
                "camel.component.pixelcut.base-url=http://127.0.0.1:1")) {
            PixelcutConfiguration options = options(application);
            assertThat(options.getScene()).isEqualTo(PixelcutScene.LINEN);
            assertThat(options.getBaseUrl()).isEqualTo("http://127.0.0.1:1");
            assertThat(options.getPrompt()).isEqualTo("of the bean");
            assertThat(options.getMaxRetries()).isOne();
        }
    }

    static class OwnComponent {

        @Bean
        PixelcutComponent pixelcut() {
            PixelcutComponent component = new PixelcutComponent();
            component.setMaxConcurrentRequests(3);
            component.getConfiguration().setScene(PixelcutScene.BRICK);
            return component;
        }
    }

    @Test
    void aComponentBeanKeepsTheOptionsThatNoPropertySets() {
        try (ConfigurableApplicationContext application =
                TestApplication.start(OwnComponent.class, "camel.component.pixelcut.scene=linen")) {
            assertThat(component(application).getMaxConcurrentRequests()).isEqualTo(3);
            assertThat(options(application).getScene()).isEqualTo(PixelcutScene.LINEN);
        }
    }

    static class OwnCustomizer {

        @Bean
        ComponentCustomizer brick() {
            return ComponentCustomizer.forType(
                    PixelcutComponent.class,
                    component -> component.getConfiguration().setScene(PixelcutScene.BRICK));
        }
    }

    @Test
    void theApplicationsOwnCustomizerOverridesTheProperties() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                OwnCustomizer.class, "camel.component.pixelcut.scene=linen", "camel.component.pixelcut.prompt=pink")) {
            assertThat(options(application).getScene()).isEqualTo(PixelcutScene.BRICK);
            assertThat(options(application).getPrompt()).isEqualTo("pink");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "camel.component.pixelcut.enabled=false",
        "camel.component.pixelcut.customizer.enabled=false",
        "camel.component.enabled=false",
        "camel.component.customizer.enabled=false"
    })
    void disabledPropertiesHaveNoEffect(String off) {
        try (ConfigurableApplicationContext application =
                TestApplication.start(off, "camel.component.pixelcut.scene=linen")) {
            assertThat(options(application).getScene()).isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "scene=moon | camel.component.pixelcut.scene",
                "max-retries=many | camel.component.pixelcut.max-retries",
                "connect-timeout=soon | 'soon' is not a valid duration",
                "ssl-context-parameters=gateway | 'gateway' is not a reference to a bean: write #bean:name",
                "ssl-context-parameters=#bean:gateway | No bean named 'gateway'"
            })
    void anInvalidValueFailsTheStartWithAMessageThatNamesIt(String property, String message) {
        assertThatThrownBy(() -> TestApplication.start("camel.component.pixelcut." + property))
                .hasStackTraceContaining(message);
    }

    private static PixelcutConfiguration options(ConfigurableApplicationContext application) {
        return component(application).getConfiguration();
    }

    private static PixelcutComponent component(ConfigurableApplicationContext application) {
        return application.getBean(CamelContext.class).getComponent("pixelcut", PixelcutComponent.class);
    }
}
