package io.github.camelpixelcut.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.ChainElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A group of the fault matrix. The rows come from the group's {@code cases()}. */
abstract class FaultTestSupport extends RouteTestSupport {

    /** The server's counts may lag behind the client. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deque<FaultyServer> servers = new ArrayDeque<>();
    private Outcome expected;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theOutcomeIsAsInTheFaultMatrix(FaultCase fault) throws Exception {
        expected = fault.outcome();
        assertIsAsExpected(fault.scenario().happen(this));
    }

    @AfterEach
    void closeServers() {
        servers.forEach(FaultyServer::close);
    }

    /** Returns the server, which is closed after the test. */
    final <S extends FaultyServer> S opened(S server) {
        servers.push(server);
        return server;
    }

    /** Sends a photo through a route with handlers to a server that is closed after the test. */
    final Seen call(FaultyServer server, String... options) {
        return call(server, Pictures.PNG, options);
    }

    /** Sends a body through a route with handlers to a server that is closed after the test. */
    final Seen call(FaultyServer server, Object body, String... options) {
        opened(server);
        return Seen.of(through(pixelcut(server.baseUrl(), options), body), server);
    }

    /**
     * Sends a body through a route with a handler for the expected exception and another one for any other exception.
     */
    final Exchange through(String uri, Object body) {
        routeTo(uri, expected.exception() == null ? PixelcutException.class : expected.exception());
        return send(body);
    }

    /** A route that handles the given exception, and any other one by handlers of their own. */
    final void routeTo(String uri, Class<? extends PixelcutException> handled) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).setProperty(HANDLED_BY, constant("Exception"));
                if (handled != PixelcutException.class) {
                    onException(PixelcutException.class)
                            .handled(true)
                            .setProperty(HANDLED_BY, constant("PixelcutException"));
                }
                onException(handled).handled(true).setProperty(HANDLED_BY, constant(handled.getSimpleName()));
                from(IN).to(uri);
            }
        });
    }

    /** Sends a body through the existing route. */
    final Exchange again(Object body) {
        return send(body);
    }

    /** Like {@link #through}, many times at once, without waiting for the outcome. */
    final List<CompletableFuture<Exchange>> throughAtOnce(int count, String uri, Object body) {
        routeTo(uri, PixelcutException.class);
        return Stream.generate(() ->
                        template.asyncSend(IN, exchange -> exchange.getMessage().setBody(body)))
                .limit(count)
                .toList();
    }

    /** Counts attempts, that is, connections that were tried, whether or not they were made. */
    final AtomicInteger attempts() {
        AtomicInteger attempts = new AtomicInteger();
        context.getRegistry().bind("attempts", (HttpClientConfigurer) builder ->
                builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), "attempt", (request, scope, chain) -> {
                    attempts.incrementAndGet();
                    return chain.proceed(request, scope);
                }));
        return attempts;
    }

    final CamelContext camel() {
        return context;
    }

    private void assertIsAsExpected(Seen seen) {
        if (expected.exception() == null) {
            assertThat(failureOf(seen.exchange())).isNull();
            assertThat(seen.exchange().getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8, 0xFF);
        } else {
            assertFailure(seen.exchange());
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(seen.requests().getAsInt()).as("requests").isEqualTo(expected.requests());
            assertThat(seen.pictures().getAsInt()).as("pictures").isEqualTo(expected.pictures());
        });
    }

    private void assertFailure(Exchange exchange) {
        assertThat(failureOf(exchange)).isExactlyInstanceOf(expected.exception());
        assertThat(exchange.getProperty(HANDLED_BY))
                .isEqualTo(expected.exception().getSimpleName());
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.getStatusCode()).isEqualTo(expected.status());
        assertThat(failure.getRawErrorCode()).isEqualTo(expected.code());
        assertThat(failure).hasMessageContaining(expected.says());
        assertThat(failure.getMessage())
                .hasSizeLessThan(800)
                .doesNotContain(KEY, "<html")
                .doesNotContainPattern("\\p{Cntrl}");
        if (expected.cause() == null) {
            assertThat(failure).hasNoCause();
        } else {
            assertThat(failure).cause().isInstanceOf(expected.cause());
        }
        if (failure instanceof PixelcutTransportException) {
            assertThat(failure).hasMessageContaining(expected.charged() ? "made and" : "cost nothing");
        }
        assertThat(failure.isRetryable()).as("retryable").isEqualTo(expected.retryable());
        assertThat(failure.isPossiblyCharged()).as("possibly charged").isEqualTo(expected.charged());
    }
}
