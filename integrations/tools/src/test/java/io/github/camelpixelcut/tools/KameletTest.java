package io.github.camelpixelcut.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelet in routes, against the sandbox. */
class KameletTest {

    private static final String KAMELET = "pixelcut-generate-background-action";
    private static final String KEY = "sk_key_that_must_not_be_logged";

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        setProperty("apiKey", KEY);
        setProperty("baseUrl", sandbox.baseUrl());
    }

    private void setProperty(String name, String value) {
        camel.getPropertiesComponent().addInitialProperty("camel.kamelet." + KAMELET + "." + name, value);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aPhotoBecomesAPicture() throws Exception {
        start(route("?scene=marble"));
        Exchange exchange = send(Pictures.at(sandbox.sampleUrl("mug.jpg")));

        assertThat(width(bytes(exchange))).isEqualTo(1024);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
    }

    @Test
    void aHeaderOfTheMessageOverridesAProperty() throws Exception {
        start(route("?scene=marble"));
        byte[] marble = bytes(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))));
        byte[] wood = bytes(send(exchange -> {
            exchange.getMessage().setBody(Pictures.at(sandbox.sampleUrl("mug.jpg")));
            exchange.getMessage().setHeader("CamelPixelcutScene", "wood");
        }));

        assertThat(width(wood)).isEqualTo(1024);
        assertThat(wood).isNotEqualTo(marble);
    }

    @Test
    void aRefusedKeyThrowsItsException() throws Exception {
        sandbox.failNext(1, 401, "invalid_auth_token");
        start(route(""));

        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getException())
                .isInstanceOf(PixelcutAuthenticationException.class);
    }

    @Test
    void aPictureWithoutAProductThrowsItsExceptionAndCostsNothing() throws Exception {
        sandbox.failNext(1, 400, "unknown_foreground");
        start(route(""));

        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getException())
                .isInstanceOfSatisfying(
                        PixelcutImageException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(ErrorCode.UNKNOWN_FOREGROUND));
        assertThat(sandbox.stats().creditsCharged()).isZero();
    }

    @Test
    void onExceptionOfTheCallingRouteReceivesTheException() throws Exception {
        sandbox.failNext(1, 401, "invalid_auth_token");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutAuthenticationException.class).handled(true).setBody(constant("key refused"));
                from("direct:picture").to("kamelet:" + KAMELET + "?noErrorHandler=true");
            }
        });

        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getMessage().getBody())
                .isEqualTo("key refused");
    }

    @Test
    void doTryAroundTheKameletReceivesTheException() throws Exception {
        sandbox.failNext(1, 401, "invalid_auth_token");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:picture")
                        .doTry()
                        .to("kamelet:" + KAMELET)
                        .doCatch(PixelcutAuthenticationException.class)
                        .setBody(constant("key refused"))
                        .end();
            }
        });

        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getMessage().getBody())
                .isEqualTo("key refused");
    }

    @ParameterizedTest(name = "noErrorHandler={0}")
    @ValueSource(booleans = {false, true})
    void redeliveryDoesNotPayAgain(boolean noErrorHandler) throws Exception {
        sandbox.failNext(1, 502, null);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:picture").to("kamelet:" + KAMELET + "?noErrorHandler=" + noErrorHandler);
            }
        });

        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getException())
                .isInstanceOfSatisfying(
                        PixelcutServerException.class,
                        lost -> assertThat(lost.isPossiblyCharged()).isTrue());
        assertThat(sandbox.stats().requests()).isOne();
    }

    @ParameterizedTest(name = "noErrorHandler={0}")
    @ValueSource(booleans = {false, true})
    void redeliveryRepeatsACallThatCostNothing(boolean noErrorHandler) throws Exception {
        sandbox.failNext(1, 400, "unknown_foreground");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:picture").to("kamelet:" + KAMELET + "?noErrorHandler=" + noErrorHandler);
            }
        });

        assertThat(width(bytes(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))))))
                .isEqualTo(1024);
        assertThat(sandbox.stats().requests()).isEqualTo(2);
    }

    @Test
    void theKeyIsNotInTheLog() throws Exception {
        sandbox.failNext(1, 401, "invalid_auth_token");
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:picture")
                        .to("kamelet:" + KAMELET + "?apiKey=" + KEY + "&output=url")
                        .to("log:done?showAll=true");
            }
        });
        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getException())
                .isInstanceOf(PixelcutException.class);
        assertThat(send(Pictures.at(sandbox.sampleUrl("mug.jpg"))).getException())
                .isNull();
        camel.stop();

        assertThat(Path.of("target/camel.log"))
                .content()
                .contains("PixelcutAuthenticationException", "CamelPixelcutResultUrl=")
                .doesNotContain(KEY);
    }

    private static RouteBuilder route(String properties) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:picture").to("kamelet:" + KAMELET + properties);
            }
        };
    }

    private void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    private Exchange send(byte[] photo) {
        return send(exchange -> exchange.getMessage().setBody(photo));
    }

    private Exchange send(Processor processor) {
        return camel.createProducerTemplate().request("direct:picture", processor);
    }

    private static byte[] bytes(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(byte[].class);
    }

    private static int width(byte[] picture) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(picture)).getWidth();
    }
}
