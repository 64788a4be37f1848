package io.github.camelpixelcut.sandbox.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackFetcherTest {

    private final LoopbackFetcher fetcher = new LoopbackFetcher(Duration.ofSeconds(20), Duration.ofSeconds(60));
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/image" -> send(exchange, 200, 5);
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", url + "/image");
                    send(exchange, 302, 0);
                }
                case "/huge" -> send(exchange, 200, InputLimits.MAX_BYTES + 1);
                case "/silent" -> testOver.await();
                case "/dripping" -> drip(exchange);
                default -> send(exchange, 404, 0);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, int length) throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(new byte[length]);
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (testOver.getCount() > 0) {
                body.write(new byte[256 * 1024]);
                body.flush();
            }
        }
    }

    @ParameterizedTest(name = "host {0}")
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::ffff:127.0.0.1]"})
    void aLoopbackUrlIsFetched(String host) throws RefusedException {
        assertThat(fetcher.fetch(url.replace("127.0.0.1", host) + "/image")).hasSize(5);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://example.com/a.jpg",
                "https://cdn3.pixelcut.app/product.jpg",
                "http://10.0.0.1/a.jpg",
                "http://169.254.169.254/latest/meta-data",
                "http://0.0.0.0/a.jpg",
                "http://2130706433/a.jpg",
                "http://127.1/a.jpg",
                "http://127.0.0.1.example.com/a.jpg",
                "http://localhost.example.com/a.jpg",
                "http://127.0.0.1@example.com/a.jpg",
                "http://[::ffff:8.8.8.8]/a.jpg",
                "http://[2001:db8::1]/a.jpg"
            })
    void anyOtherHostIsRefused(String imageUrl) {
        assertRefused(imageUrl, ErrorCode.INVALID_PARAMETER, "fetches from loopback hosts only");
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "a.jpg", "/etc/passwd", "file:///etc/passwd", "ftp://127.0.0.1/a", "data:,x"})
    void whatIsNoHttpUrlIsRefused(String imageUrl) {
        assertRefused(imageUrl, ErrorCode.INVALID_PARAMETER, "is not an absolute http or https URL");
    }

    @Test
    void anInvalidUrlIsRefusedInOneLine() {
        assertRefused("http://127.0.0.1/a b\n", ErrorCode.INVALID_PARAMETER, "'http://127.0.0.1/a b ' is not a URL");
    }

    @Test
    void aPortThatCannotExistIsRefused() {
        assertRefused("http://127.0.0.1:99999/a.jpg", ErrorCode.INVALID_PARAMETER, "could not be fetched");
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertRefused(url + "/redirect", ErrorCode.INVALID_PARAMETER, "it answered 302, not 200");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aMissingImageOrServerIsRefused() {
        assertRefused(url + "/none", ErrorCode.INVALID_PARAMETER, "it answered 404, not 200");
        int port = server.getAddress().getPort();
        server.stop(0);
        assertRefused("http://127.0.0.1:" + port + "/image", ErrorCode.INVALID_PARAMETER, "could not be fetched");
    }

    @Test
    void aServerThatDoesNotAnswerIsATimeout() {
        LoopbackFetcher impatient = new LoopbackFetcher(Duration.ofMillis(50), Duration.ofSeconds(60));

        assertThatThrownBy(() -> impatient.fetch(url + "/silent")).hasMessageContaining("timed out");
    }

    @Test
    void anEndlessDownloadIsCutOff() {
        LoopbackFetcher impatient = new LoopbackFetcher(Duration.ofSeconds(10), Duration.ZERO);

        assertThatThrownBy(() -> impatient.fetch(url + "/dripping")).hasMessageContaining("it took more than 0 s");
    }

    @Test
    void anImageAbove25MebibytesIsTooLarge() {
        assertRefused(url + "/huge", ErrorCode.FILE_SIZE_TOO_LARGE, "more than 26214400 bytes");
        assertRefused(url + "/dripping", ErrorCode.FILE_SIZE_TOO_LARGE, "more than 26214400 bytes");
    }

    private void assertRefused(String imageUrl, ErrorCode code, String message) {
        assertThatThrownBy(() -> fetcher.fetch(imageUrl))
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo(code);
    }
}
