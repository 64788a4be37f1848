package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.CLOSE;
import static io.github.camelpixelcut.reliability.Answers.LONG_TEXT;
import static io.github.camelpixelcut.reliability.Answers.STALL;
import static io.github.camelpixelcut.reliability.Answers.answer;
import static io.github.camelpixelcut.reliability.Answers.chunked;
import static io.github.camelpixelcut.reliability.Answers.json;
import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The complete request was sent and no usable answer came. The call may have been charged, so it is sent once,
 * whichever error handler a route has. The handler itself can decide to make another call.
 */
class AfterSendingTest extends FaultTestSupport {

    private static final String HANDLER = "direct:handler";
    private static final int CALLS = 1;
    private static final int CALLS_WITH_A_SECOND = 2;
    private static final String PAID = "direct:paid";

    private final List<Exchange> handled = new CopyOnWriteArrayList<>();

    static Stream<FaultCase> cases() {
        return Stream.of(
                lost(
                        "No answer until `responseTimeout`",
                        answer().onResponseStart(STALL),
                        SocketTimeoutException.class,
                        "Read timed out",
                        "responseTimeout=500"),
                lost(
                        "No answer until `requestTimeout`",
                        answer().onResponseStart(STALL),
                        IOException.class,
                        "the requestTimeout of 2000 ms was over",
                        "requestTimeout=2000"),
                lost(
                        "The connection is closed without an answer",
                        answer().onResponseStart(CLOSE),
                        NoHttpResponseException.class,
                        "failed to respond"),
                new FaultCase(
                        "The connection is reset without an answer",
                        AfterSendingTest::reset,
                        Outcome.lost(0, SocketException.class, "reset")),
                lost(
                        "A status line of another protocol",
                        answer().status("220 mail ESMTP").onResponseEnd(CLOSE),
                        NoHttpResponseException.class,
                        "failed to respond"),
                new FaultCase(
                        "A status line of binary garbage",
                        AfterSendingTest::garbage,
                        Outcome.lost(0, IOException.class, "No usable answer")),
                new FaultCase(
                        "A status line without a number",
                        test -> raw(test, "HTTP/1.1 many OK\r\n\r\n"),
                        Outcome.lost(0, IOException.class, "No usable answer")),
                new FaultCase(
                        "A truncated header",
                        test -> raw(test, "HTTP/1.1 200 OK\r\nX-A: b"),
                        Outcome.lost(200, IOException.class, "No usable answer")));
    }

    private static FaultCase lost(
            String fault,
            MockResponse.Builder answer,
            Class<? extends Throwable> cause,
            String says,
            String... options) {
        MockResponse first = answer.build();
        return new FaultCase(
                fault, test -> test.call(new StandIn(first, picture().build()), options), Outcome.lost(0, cause, says));
    }

    private static Seen reset(FaultTestSupport test) {
        return test.call(new SocketServer(client -> {
            client.readCall();
            client.reset();
        }));
    }

    private static Seen garbage(FaultTestSupport test) {
        return raw(test, "\0\1\2\3\r\n".repeat(100));
    }

    /** Sends this text as the answer and closes the connection. */
    private static Seen raw(FaultTestSupport test, String text) {
        return test.call(new SocketServer(client -> {
            client.readCall();
            client.send(text);
        }));
    }

    /** Failures after which credits may have been charged. */
    enum LostAnswer {
        SILENCE(answer().onResponseStart(STALL)),
        CLOSED_CONNECTION(answer().onResponseStart(CLOSE)),
        NO_STATUS_LINE(answer().status("no HTTP").onResponseEnd(CLOSE)),
        CUT_PICTURE(picture(LONG_TEXT).onResponseBody(CLOSE)),
        STALLED_PICTURE(picture(LONG_TEXT).onResponseBody(STALL)),
        BAD_GATEWAY(status(502)),
        GATEWAY_TIMEOUT(status(504)),
        NO_RESULT(json("{}"));

        private final MockResponse answer;

        LostAnswer(MockResponse.Builder answer) {
            this.answer = answer.build();
        }
    }

    /** Camel's ways to handle failures, each with three redeliveries. */
    enum ErrorHandling {
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

        String description() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        boolean isWithHandler() {
            return this != DEFAULT_ERROR_HANDLER;
        }
    }

    /** The outcome of a lost answer for each error handler. */
    static FaultMatrix.Table handlers() {
        return new FaultMatrix.Table(
                List.of(
                        "Error handler, with three redeliveries",
                        "Requests",
                        "Calls of the handler",
                        "Requests with a second call from the handler"),
                Stream.of(ErrorHandling.values()).map(AfterSendingTest::row).toList());
    }

    private static List<String> row(ErrorHandling handling) {
        return handling.isWithHandler()
                ? List.of(handling.description(), "" + CALLS, "once", "" + CALLS_WITH_A_SECOND)
                : List.of(handling.description(), "" + CALLS, "no handler", "");
    }

    static Stream<Arguments> everyLossWithEveryHandling() {
        return Stream.of(LostAnswer.values())
                .flatMap(lost -> Stream.of(ErrorHandling.values()).map(handling -> Arguments.of(lost, handling)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLossWithEveryHandling")
    void aRedeliverySendsNothingAndTheHandlerReceivesTheFailure(LostAnswer lost, ErrorHandling handling) {
        StandIn api = opened(new StandIn(lost.answer));
        addRoutes(handling, pixelcut(api.baseUrl(), "responseTimeout=150"), false);

        Exchange exchange = send(Pictures.PNG);

        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.isPossiblyCharged()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        if (handling.isWithHandler()) {
            assertThat(handled).hasSize(1);
            assertThat(handled.get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isSameAs(failure);
        }
        assertCalls(api, CALLS);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEFAULT_ERROR_HANDLER")
    void aSecondCallFromTheHandlerIsSent(ErrorHandling handling) {
        StandIn api = opened(new StandIn(LostAnswer.GATEWAY_TIMEOUT.answer));
        addRoutes(handling, pixelcut(api.baseUrl()), true);

        send(Pictures.PNG);

        assertThat(handled).hasSize(1);
        assertCalls(api, CALLS_WITH_A_SECOND);
    }

    @Test
    void aPictureThatCannotBeStoredIsPossiblyCharged() {
        StreamCachingStrategy caching = context.getStreamCachingStrategy();
        caching.setSpoolEnabled(true);
        caching.addSpoolRule(length -> {
            throw new IllegalStateException("the disk is full");
        });
        StandIn api = opened(new StandIn(chunked("image/jpeg", LONG_TEXT).build()));
        addRoutes(ErrorHandling.DEAD_LETTER_CHANNEL, pixelcut(api.baseUrl()), false);

        Exchange exchange = send(Pictures.PNG);

        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasMessageContaining("the disk is full")
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(((PixelcutException) failureOf(exchange)).isPossiblyCharged())
                .isTrue();
        assertCalls(api, CALLS);
    }

    /** Checks that the handlers above do redeliver. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aCallThatCostNothingIsRedelivered(ErrorHandling handling) {
        StandIn api = opened(new StandIn(status(503).build()));
        addRoutes(handling, pixelcut(api.baseUrl(), "maxRetries=0"), false);

        send(Pictures.PNG);

        assertThat(api.requests()).isEqualTo(handling == ErrorHandling.DO_TRY ? 1 : 4);
        assertThat(api.pictures()).isZero();
    }

    /** The server may receive a request after the client has given it up. */
    private static void assertCalls(StandIn api, int calls) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(api.requests()).isEqualTo(calls);
            assertThat(api.pictures()).isEqualTo(calls);
        });
    }

    private void addRoutes(ErrorHandling handling, String uri, boolean again) {
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
}
