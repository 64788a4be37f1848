package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.ChainElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls the component repeats, and how often. */
class RetriesTest extends RouteTestSupport {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @ParameterizedTest(name = "status {0}")
    @ValueSource(ints = {429, 500, 503})
    void aFailedCallIsRepeatedUntilItSucceeds(int status) {
        sandbox.failNext(3, status, null);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(sandbox.stats().requests()).isEqualTo(4);
        assertThat(sandbox.stats().generated()).isOne();
        assertThat(sandbox.stats().creditsCharged()).isEqualTo(10);
    }

    @Test
    void byDefaultACallIsRepeatedAtMostFiveTimes() {
        sandbox.failNext(100, 503, null);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(failureOf(exchange)).isInstanceOf(PixelcutServerException.class);
        assertThat(sandbox.stats().requests()).isEqualTo(1 + 5);
    }

    @Test
    void withMaxRetries0AndWithoutAPaceEveryFailureIsLeftToCamel() {
        sandbox.failNext(100, 429, "rate_limit_exceeded");
        routeTo(pixelcut(sandbox.baseUrl(), "maxRetries=0", "requestsPerSecond=0"));

        Exchange exchange = send(Pictures.product());

        assertThat(failureOf(exchange)).isInstanceOf(PixelcutRateLimitException.class);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void withoutAPaceACallThatWasRefusedForItsRateIsRepeatedAtMostFiveTimes() {
        sandbox.failNext(100, 429, "rate_limit_exceeded");
        routeTo(pixelcut(sandbox.baseUrl(), "requestsPerSecond=0"));

        assertThat(failureOf(send(Pictures.product()))).isInstanceOf(PixelcutRateLimitException.class);
        assertThat(sandbox.stats().requests()).isEqualTo(1 + 5);
    }

    @Test
    void theCreditsOperationIsRepeatedToo() throws IOException {
        try (MockWebServer api = new MockWebServer()) {
            api.enqueue(new MockResponse.Builder().code(503).build());
            api.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"credits_remaining\": \"42\"}")
                    .build());
            api.start();
            routeTo("pixelcut:credits?retryDelay=2&apiKey=" + KEY + "&baseUrl=http://127.0.0.1:" + api.getPort());

            assertThat(send(null).getMessage().getBody()).isEqualTo(42L);
        }
    }

    @Test
    void aRefusedConnectionIsTriedAgain() throws IOException {
        MockWebServer api = new MockWebServer();
        api.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(Pictures.JPEG))
                .build());
        int port = closedPort();
        AtomicInteger attempts = new AtomicInteger();
        context.getRegistry().bind("startsLate", startsAtTheThirdAttempt(api, port, attempts));
        routeTo(pixelcut("http://127.0.0.1:" + port, "httpClientConfigurer=#startsLate"));

        Exchange exchange = send(Pictures.PNG);

        api.close();
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
        assertThat(attempts).hasValue(3);
        assertThat(api.getRequestCount()).isOne();
    }

    @Test
    void aStreamIsRepeatedOnlyIfNothingOfItWasSent() throws IOException {
        MockWebServer api = new MockWebServer();
        api.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(503).build();
            }
        });
        int port = closedPort();
        AtomicInteger attempts = new AtomicInteger();
        context.getRegistry().bind("startsLate", startsAtTheThirdAttempt(api, port, attempts));
        context.setStreamCaching(false);
        routeTo(pixelcut("http://127.0.0.1:" + port, "httpClientConfigurer=#startsLate"));

        Exchange exchange = send(new ByteArrayInputStream(Pictures.PNG));

        api.close();
        assertThat(failureOf(exchange))
                .isInstanceOfSatisfying(
                        PixelcutServerException.class,
                        failure -> assertThat(failure.isPossiblyCharged()).isFalse())
                .hasMessageContaining("the image is a stream that can be read only once. Enable stream caching");
        assertThat(attempts).hasValue(3);
        assertThat(api.getRequestCount()).isOne();
    }

    @Test
    void aConnectionThatIsAlwaysRefusedFailsTheCall() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        context.getRegistry().bind("counts", counts(attempts));
        routeTo(pixelcut("http://127.0.0.1:1", "httpClientConfigurer=#counts", "maxRetries=3"));

        Exchange exchange = send(Pictures.PNG);

        assertThat(failureOf(exchange)).isInstanceOf(PixelcutTransportException.class);
        assertThat(attempts).hasValue(1 + 3);
    }

    private static HttpClientConfigurer counts(AtomicInteger attempts) {
        return onEachAttempt(attempts::incrementAndGet);
    }

    private static HttpClientConfigurer startsAtTheThirdAttempt(MockWebServer api, int port, AtomicInteger attempts) {
        return onEachAttempt(() -> {
            if (attempts.incrementAndGet() == 3) {
                start(api, port);
            }
        });
    }

    /** Called within HttpClient's retries, before it connects. */
    private static HttpClientConfigurer onEachAttempt(Runnable action) {
        return builder ->
                builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), "attempt", (request, scope, chain) -> {
                    action.run();
                    return chain.proceed(request, scope);
                });
    }

    private static void start(MockWebServer api, int port) {
        try {
            api.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
