package io.github.camelpixelcut.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Circuit breakers: not on Camel 4.22, for which camel-resilience4j does not resolve. */
class CircuitBreakerTest extends RouteTestSupport {

    @RegisterExtension
    static final PixelcutSandboxExtension SANDBOX = new PixelcutSandboxExtension();

    private static String pixelcut() {
        return pixelcut(SANDBOX.baseUrl(), "maxRetries=0", "output=url");
    }

    private RouteDefinition redelivering(RouteBuilder routes) {
        return routes.from(IN)
                .errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(100).redeliveryDelay(1));
    }

    @Test
    void aBreakerThatIsRedeliveredPaysOnce() {
        SANDBOX.failNext(1, 504, null);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                redelivering(this)
                        .circuitBreaker()
                        .removeProperties("*")
                        .to(pixelcut())
                        .end();
            }
        });

        assertThat(failureOf(send(Pictures.product()))).hasMessageContaining("504");
        assertThat(SANDBOX.stats().requests()).isEqualTo(1);
    }

    @Test
    void aBreakerThatTimesOutDuringTheCallPaysOnceAndItsRedeliveryGetsThePicture() {
        SANDBOX.setLatency(Duration.ofSeconds(1));
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                redelivering(this).to("direct:breaker");
                from("direct:breaker")
                        .errorHandler(noErrorHandler())
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .timeoutEnabled(true)
                        .timeoutDuration(400)
                        .end()
                        // An attempt that Camel has given up copies its result into the exchange all the same.
                        .setBody(exchange -> Pictures.product())
                        .to(pixelcut())
                        .end();
            }
        });

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getMessage().getHeader("CamelPixelcutReceipt")).isEqualTo("reused");
        assertThat(SANDBOX.stats().requests()).isEqualTo(1);
    }

    @Test
    void aFallbackThatAsksAgainIsSent() {
        SANDBOX.failNext(1, 504, null);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                redelivering(this)
                        .circuitBreaker()
                        .to(pixelcut())
                        .onFallback()
                        .to(pixelcut())
                        .end();
            }
        });

        assertThat(send(Pictures.product()).getException()).isNull();
        assertThat(SANDBOX.stats().requests()).isEqualTo(2);
    }
}
