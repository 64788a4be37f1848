package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.support.Pictures;
import io.github.camelpixelcut.support.RouteTestSupport;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StreamCachingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call that may have been paid for is sent once, whichever error handler a route has. What the handler does is its
 * own decision.
 */
class NothingIsPaidTwiceTest extends RouteTestSupport {

    private static final String HANDLER = "direct:handler";
    private static final String PAID = "direct:paid";
    private static final String LONG_TEXT = "0123456789".repeat(20_000);

    private final AtomicInteger calls = new AtomicInteger();
    private final List<Exchange> handled = new CopyOnWriteArrayList<>();
    private MockWebServer api;

    /** What may have cost credits. */
    enum Lost {
        SILENCE(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE)),
        CLOSED_CONNECTION(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
        NO_STATUS_LINE(new MockResponse.Builder().status("no HTTP").onResponseEnd(new SocketEffect.CloseSocket())),
        CUT_PICTURE(picture(LONG_TEXT).onResponseBody(new SocketEffect.CloseSocket())),
        STALLED_PICTURE(picture(LONG_TEXT).onResponseBody(SocketEffect.Stall.INSTANCE)),
        BAD_GATEWAY(new MockResponse.Builder().code(502)),
        GATEWAY_TIMEOUT(new MockResponse.Builder().code(504)),
        NO_RESULT(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{}"));

        private final MockResponse answer;

        Lost(MockResponse.Builder answer) {
            this.answer = answer.build();
        }
    }

    /** The ways of Camel to handle failures, each with three redeliveries. */
    enum Handling {
        DEFAULT_ERROR_HANDLER {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                routes.from(IN).to(uri);
            }
        },
        DEAD_LETTER_CHANNEL {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(
                        routes.deadLetterChannel(HANDLER).maximumRedeliveries(3).redeliveryDelay(1));
                routes.from(IN).to(uri);
            }
        },
        DEAD_LETTER_CHANNEL_WITH_THE_ORIGINAL_MESSAGE {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(routes.deadLetterChannel(HANDLER)
                        .useOriginalMessage()
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1));
                routes.from(IN).to(uri);
            }
        },
        ON_EXCEPTION {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.onException(PixelcutException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1)
                        .handled(true)
                        .to(HANDLER);
                routes.from(IN).to(uri);
            }
        },
        ASYNCHRONOUS_REDELIVERY {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.onException(PixelcutException.class)
                        .maximumRedeliveries(3)
                        .asyncDelayedRedelivery()
                        .redeliveryDelay(1)
                        .handled(true)
                        .to(HANDLER);
                routes.from(IN).to(uri);
            }
        },
        DO_TRY {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                routes.from(IN)
                        .doTry()
                        .to(uri)
                        .doCatch(PixelcutException.class)
                        .to(HANDLER)
                        .end();
            }
        },
        CALLING_ROUTE {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.from(IN)
                        .errorHandler(routes.deadLetterChannel(HANDLER)
                                .maximumRedeliveries(3)
                                .redeliveryDelay(1))
                        .to(PAID);
                routes.from(PAID).errorHandler(routes.noErrorHandler()).to(uri);
            }
        },
        DYNAMIC_ENDPOINT {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(
                        routes.deadLetterChannel(HANDLER).maximumRedeliveries(3).redeliveryDelay(1));
                routes.from(IN).toD(uri + "&prompt=${header.colour}");
            }
        },
        ENRICH {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.errorHandler(
                        routes.deadLetterChannel(HANDLER).maximumRedeliveries(3).redeliveryDelay(1));
                routes.from(IN).enrich(uri);
            }
        },
        MULTICAST {
            @Override
            void route(RouteBuilder routes, String uri) {
                routes.from(IN)
                        .errorHandler(routes.deadLetterChannel(HANDLER)
                                .maximumRedeliveries(3)
                                .redeliveryDelay(1))
                        .multicast()
                        .stopOnException()
                        .to(PAID)
                        .end();
                routes.from(PAID).errorHandler(routes.noErrorHandler()).to(uri);
            }
        };

        abstract void route(RouteBuilder routes, String uri);

        boolean isWithHandler() {
            return this != DEFAULT_ERROR_HANDLER;
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        api = new MockWebServer();
        api.start();
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    static Stream<Arguments> everyLossWithEveryHandling() {
        return Stream.of(Lost.values())
                .flatMap(lost -> Stream.of(Handling.values()).map(handling -> Arguments.of(lost, handling)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLossWithEveryHandling")
    void redeliverySendsNothingAndTheHandlerGetsTheFailure(Lost lost, Handling handling) {
        answerWith(lost);
        addRoutes(handling, pixelcut(baseUrl(), "responseTimeout=150"), false);

        Exchange exchange = send(Pictures.PNG);

        assertThat(calls).hasValue(1);
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.isPossiblyCharged()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        if (handling.isWithHandler()) {
            assertThat(handled).hasSize(1);
            assertThat(handled.get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isSameAs(failure);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEFAULT_ERROR_HANDLER")
    void aSecondCallFromTheHandlerIsADecisionAndGoesOut(Handling handling) {
        answerWith(Lost.GATEWAY_TIMEOUT);
        addRoutes(handling, pixelcut(baseUrl()), true);

        send(Pictures.PNG);

        assertThat(handled).hasSize(1);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aPictureThatCannotBeKeptWasPaidForAllTheSame() {
        StreamCachingStrategy caching = context.getStreamCachingStrategy();
        caching.setSpoolEnabled(true);
        caching.addSpoolRule(length -> {
            throw new IllegalStateException("the disk is full");
        });
        api.setDispatcher(dispatcher(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .chunkedBody(LONG_TEXT, 1_000)
                .build()));
        addRoutes(Handling.DEAD_LETTER_CHANNEL, pixelcut(baseUrl()), false);

        Exchange exchange = send(Pictures.PNG);

        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasMessageContaining("the disk is full")
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(((PixelcutException) failureOf(exchange)).isPossiblyCharged())
                .isTrue();
        assertThat(calls).hasValue(1);
    }

    /** So that the tests above cannot pass because nothing is redelivered at all. */
    @ParameterizedTest
    @EnumSource
    void aCallThatIsKnownToHaveCostNothingIsRedelivered(Handling handling) {
        api.setDispatcher(dispatcher(new MockResponse.Builder().code(503).build()));
        addRoutes(handling, pixelcut(baseUrl(), "maxRetries=0"), false);

        send(Pictures.PNG);

        assertThat(calls).hasValue(EnumSet.of(Handling.DO_TRY).contains(handling) ? 1 : 4);
    }

    private void answerWith(Lost lost) {
        api.setDispatcher(dispatcher(lost.answer));
    }

    private Dispatcher dispatcher(MockResponse answer) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                calls.incrementAndGet();
                return answer;
            }
        };
    }

    private void addRoutes(Handling handling, String uri, boolean again) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                handling.route(this, uri);
            }
        });
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(HANDLER)
                        .process(handled::add)
                        .choice()
                        .when(ignored -> again)
                        .setBody(ignored -> Pictures.PNG)
                        .doTry()
                        .to(uri)
                        .doCatch(PixelcutException.class)
                        .end();
            }
        });
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + api.getPort();
    }

    private static MockResponse.Builder picture(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().writeUtf8(body));
    }
}
