package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointOptionsTest {

    private final CamelContext context = new DefaultCamelContext();
    private final PixelcutComponent component = new PixelcutComponent();

    @BeforeEach
    void start() {
        component.setEnvironment(name -> null);
        context.addComponent("pixelcut", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private PixelcutConfiguration options(String uri) {
        return context.getEndpoint(uri, PixelcutEndpoint.class).getConfiguration();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    scene=beach                     | The option scene is 'beach': must be one of [marble, wood, industrial, linen, brick, counter]
                    output=png                      | The option output is 'png': must be one of [image, url, download]
                    imageTransformEncoding=xml      | The option imageTransformEncoding is 'xml': must be one of [json, brackets]
                    scale=0                         | The option scale is '0.0': must be a finite number above 0
                    scale=-1                        | The option scale is '-1.0'
                    scale=NaN                       | The option scale is 'NaN'
                    scale=Infinity                  | The option scale is 'Infinity'
                    xCenter=1.01                    | The option xCenter is '1.01': must be a number from 0 to 1
                    yCenter=-0.1                    | The option yCenter is '-0.1': must be a number from 0 to 1
                    xCenter=NaN                     | The option xCenter is 'NaN'
                    imageUrl=photo.jpg              | The option imageUrl is 'photo.jpg': must be an absolute http or https URL
                    imageUrl=file:///etc/passwd     | The option imageUrl is 'file:///etc/passwd'
                    baseUrl=api.example.com         | The option baseUrl is 'api.example.com': must be an absolute http or https URL
                    baseUrl=ftp://api.example.com   | The option baseUrl is 'ftp://api.example.com'
                    baseUrl=https://u:p@example.com | The option baseUrl
                    baseUrl=http://api.example.com  | to send the API key unencrypted all the same set allowPlainHttp=true
                    baseUrl=http://127.0.0.1.example.com | The option baseUrl is 'http://127.0.0.1.example.com'
                    baseUrl=http://localhost.example.com | The option baseUrl is 'http://localhost.example.com'
                    maxRetries=-1                   | The option maxRetries is '-1': must be 0 or more
                    requestTimeout=0                | The option requestTimeout is '0': must be from 1 to 2147483647 ms
                    requestTimeout=9223372036854775807 | The option requestTimeout is '9223372036854775807'
                    maxRetries=%205                 | The option maxRetries is
                    max-retries=NaN                 | The option max-retries is 'NaN': must be a value of the type int
                    retryDelay=5S                   | The option retryDelay is '5S': must be a value of the type long
                    retry-delay=                    | The option retry-delay is '': must be a value of the type long
                    configuration=#missing          | The option configuration is '#missing': must be a value of the type
                    retryDelay=-1                   | The option retryDelay is '-1': must be from 0 to 2147483647 ms
                    proxyHost=proxy                 | The options proxyHost and proxyPort are set both or not at all
                    proxyHost=proxy&proxyPort=70000 | The option proxyPort is '70000': must be a number from 1 to 65535
                    """)
    void theErrorForAnInvalidOptionHasItsNameValueAndAllowedValues(String option, String message) {
        assertThatThrownBy(() -> options("pixelcut:generate-background?apiKey=sk_1&" + option))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"scale=big", "colour=red"})
    void anUnknownValueOrOptionFails(String option) {
        String value = option.substring(option.indexOf('=') + 1);

        assertThatThrownBy(() -> options("pixelcut:generate-background?apiKey=sk_1&" + option))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining(value);
    }

    /** Times out if the value reaches Camel's URI sanitizer, which took minutes for it. */
    @Test
    @Timeout(30)
    void aHugeOptionIsRefusedAtOnceWithAShortMessage() {
        Map<String, Object> options = new HashMap<>(Map.of("apiKey", "sk_1", "baseUrl", "x".repeat(1024 * 1024)));

        assertThatThrownBy(() -> component.createEndpoint("pixelcut:credits", options))
                .hasMessage("The option baseUrl is '... (1048576 characters)': must be an absolute http or https URL"
                        + " without user, query and fragment");
    }

    @Test
    void lineBreaksInAnOptionAreNotLogged() {
        Map<String, Object> options = new HashMap<>(Map.of("apiKey", "sk_1", "imageUrl", "a\r\nERROR b\u2028c"));

        assertThatThrownBy(() -> component.createEndpoint("pixelcut:generate-background", options))
                .hasMessageContaining("The option imageUrl is 'a ERROR b c'");
    }

    @Test
    void theErrorForAnUnknownOperationListsTheValidOnes() {
        assertThatThrownBy(() -> options("pixelcut:walk-the-dog?apiKey=sk_1"))
                .rootCause()
                .hasMessage("There is no operation 'walk-the-dog': must be one of "
                        + Arrays.toString(PixelcutOperation.values()));
    }

    @Test
    void anInvalidOptionFailsTheStartOfTheRoute() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").to("pixelcut:generate-background?apiKey=sk_1&scale=0");
                    }
                }))
                .isInstanceOf(FailedToCreateRouteException.class)
                .rootCause()
                .hasMessageContaining("The option scale is '0.0'");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "baseUrl=http://localhost:8080",
                "baseUrl=http://127.1.2.3:8080",
                "baseUrl=http://[::1]:8080",
                "baseUrl=https://gateway.example.com/pixelcut/",
                "baseUrl=http://gateway.example.com&allowPlainHttp=true",
                "xCenter=0&yCenter=1&scale=0.001",
                "scene=MARBLE&output=download",
                "requestTimeout=5m&retryDelay=1s",
                "request-timeout=PT5M&retryDelay=1s500ms"
            })
    void validOptionsAreAccepted(String option) {
        assertThatCode(() -> options("pixelcut:generate-background?apiKey=sk_1&" + option))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutAKeyTheErrorSaysWhereToSetOne() {
        assertThatThrownBy(() -> options("pixelcut:credits"))
                .rootCause()
                .hasMessage("There is no API key: set the option apiKey or the environment variable PIXELCUT_API_KEY");
    }

    static Stream<Named<String>> badKeys() {
        return Stream.of(
                named("blank", "RAW( )"),
                named("with a second header", "RAW(sk_1\r\nX-Evil: 1)"),
                named("not in ASCII", "RAW(sk_ä)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeys")
    void aBlankOrMalformedKeyIsRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> options("pixelcut:credits?apiKey=" + key))
                .rootCause()
                .hasMessageContaining("apiKey")
                .message()
                .doesNotContain("Evil", "sk_ä");
    }

    @Test
    void theKeyFromTheEnvironmentHasTheLowestPrecedence() {
        component.setEnvironment(name -> name.equals("PIXELCUT_API_KEY") ? "sk_environment" : null);
        assertThatCode(() -> options("pixelcut:credits")).doesNotThrowAnyException();

        component.getConfiguration().setApiKey("sk_component");
        assertThat(options("pixelcut:credits?maxRetries=1").getApiKey()).isEqualTo("sk_component");
        assertThat(options("pixelcut:credits?apiKey=sk_endpoint").getApiKey()).isEqualTo("sk_endpoint");
    }

    @Test
    void anEndpointInheritsOptionsFromTheComponent() {
        component.getConfiguration().setApiKey("sk_1");
        component.getConfiguration().setScene(PixelcutScene.WOOD);
        component.getConfiguration().setScale(0.4);

        PixelcutConfiguration options = options("pixelcut:generate-background?scale=0.8");

        assertThat(options.getScene()).isEqualTo(PixelcutScene.WOOD);
        assertThat(options.getScale()).isEqualTo(0.8);
        assertThat(component.getConfiguration().getScale()).isEqualTo(0.4);
    }

    @Test
    void placeholdersAreResolved() {
        context.getPropertiesComponent().addOverrideProperty("shop.scene", "linen");

        assertThat(options("pixelcut:generate-background?apiKey=sk_1&scene={{shop.scene}}")
                        .getScene())
                .isEqualTo(PixelcutScene.LINEN);
    }

    @Test
    void endpointsWithTheSameClientOptionsShareAClient() {
        PixelcutConfiguration wood = options("pixelcut:generate-background?apiKey=sk_1&scene=wood");
        PixelcutConfiguration brick = options("pixelcut:generate-background?apiKey=sk_1&scene=brick");
        PixelcutConfiguration slow = options("pixelcut:generate-background?apiKey=sk_1&connectTimeout=1m");

        assertThat(component.takeClient(wood)).isSameAs(component.takeClient(brick));
        assertThat(component.takeClient(slow)).isNotSameAs(component.takeClient(wood));
    }

    @Test
    void itHasNoConsumer() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("pixelcut:credits?apiKey=sk_1").to("mock:none");
                    }
                }))
                .hasStackTraceContaining("no consumer");
    }
}
