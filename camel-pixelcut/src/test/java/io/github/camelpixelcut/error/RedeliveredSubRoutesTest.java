package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExpressionAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A redelivery by the calling route pays once, whatever its sub-route does; calls that the route asks for are sent. */
class RedeliveredSubRoutesTest extends RouteTestSupport {

    private static final String SUB = "direct:sub";

    private final AtomicInteger calls = new AtomicInteger();
    private final MockWebServer api = new MockWebServer();

    @BeforeEach
    void startServerThatLosesAnswers() throws IOException {
        api.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                calls.incrementAndGet();
                return new MockResponse.Builder().code(504).build();
            }
        });
        api.start();
    }

    @AfterEach
    void stopGateway() {
        api.close();
    }

    private String pixelcut() {
        return pixelcut("http://127.0.0.1:" + api.getPort());
    }

    private void redeliver(Consumer<RouteBuilder> subRoute) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1))
                        .to(SUB);
                subRoute.accept(this);
            }
        });
        assertThat(failureOf(send(Pictures.PNG))).hasMessageContaining("504");
    }

    private static Expression bodyAsOnePart() {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return List.of(exchange.getMessage().getBody());
            }
        };
    }

    @Test
    void aSubRouteThatRemovesTheRedeliveryHeadersPaysOnce() {
        redeliver(routes -> routes.from(SUB)
                .errorHandler(routes.noErrorHandler())
                .removeHeader(Exchange.REDELIVERED)
                .to(pixelcut()));

        assertThat(calls).hasValue(1);
    }

    @Test
    void aSubRouteThatSplitsPaysOnce() {
        redeliver(routes -> routes.from(SUB)
                .errorHandler(routes.noErrorHandler())
                .split(bodyAsOnePart())
                .to(pixelcut())
                .end());

        assertThat(calls).hasValue(1);
    }

    @Test
    void aSubRouteThatSplitsWithStopOnExceptionPaysOnce() {
        redeliver(routes -> routes.from(SUB)
                .errorHandler(routes.noErrorHandler())
                .split(bodyAsOnePart())
                .stopOnException()
                .to(pixelcut())
                .end());

        assertThat(calls).hasValue(1);
    }

    @Test
    void aSubRouteWithDoFinallyPaysOnce() {
        redeliver(routes -> routes.from(SUB)
                .errorHandler(routes.noErrorHandler())
                .doTry()
                .to(pixelcut())
                .doFinally()
                .to("mock:finally")
                .end());

        assertThat(calls).hasValue(1);
    }

    @Test
    void aSecondCallInDoCatchIsSentEvenAfterARedeliveryOfAnEarlierStep() {
        AtomicInteger attempts = new AtomicInteger();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from(IN).process(exchange -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new IllegalStateException("passes at the second attempt");
                            }
                        })
                        .doTry()
                        .to(pixelcut())
                        .doCatch(PixelcutException.class)
                        .setBody(exchange -> Pictures.PNG)
                        .doTry()
                        .to(pixelcut())
                        .doCatch(PixelcutException.class)
                        .to("mock:lost")
                        .end()
                        .end();
            }
        });

        send(Pictures.PNG);

        assertThat(calls).hasValue(2);
    }

    @Test
    void aSecondCallInAHandlerIsSentAfterRedeliveriesThatSentNothing() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(1)
                        .setBody(exchange -> Pictures.PNG)
                        .doTry()
                        .to(pixelcut())
                        .doCatch(Exception.class)
                        .to("mock:lost")
                        .end();
                from(IN).to(pixelcut());
            }
        });

        send(Pictures.PNG);

        assertThat(calls).hasValue(2);
    }
}
