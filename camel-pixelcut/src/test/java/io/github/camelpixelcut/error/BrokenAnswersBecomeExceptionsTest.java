package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.support.Pictures;
import io.github.camelpixelcut.support.RouteTestSupport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No usable answer, in all its kinds, as a route with {@code onException} sees it. */
class BrokenAnswersBecomeExceptionsTest extends RouteTestSupport {

    private static final String LONG_TEXT = "0123456789".repeat(20_000);

    private MockWebServer api;

    @BeforeEach
    void startServer() throws IOException {
        api = new MockWebServer();
        api.start();
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    static Stream<Row> afterTheWholeRequest() {
        SocketEffect close = new SocketEffect.CloseSocket();
        SocketEffect stall = SocketEffect.Stall.INSTANCE;
        return Stream.of(
                row("silence", 0, answer().onResponseStart(stall), "Read timed out")
                        .with("responseTimeout=150"),
                row("silence up to the requestTimeout", 0, answer().onResponseStart(stall), "requestTimeout of 150 ms")
                        .with("requestTimeout=150"),
                row("the connection is closed", 0, answer().onResponseStart(close), "failed to respond"),
                row("no status line", 0, answer().status("220 mail ESMTP").onResponseEnd(close), "failed to respond"),
                row("a picture that is cut", 200, image(LONG_TEXT).onResponseBody(close), "Premature end"),
                row("a picture that stalls", 200, image(LONG_TEXT).onResponseBody(stall), "Read timed out")
                        .with("responseTimeout=150"),
                row("a picture without end", 200, image(LONG_TEXT).onResponseBody(stall), "requestTimeout of 150 ms")
                        .with("requestTimeout=150"),
                row("a picture announced as too large", 200, image(LONG_TEXT), "larger than 1000 bytes")
                        .with("maxResultSize=1000"),
                row("a picture that gets too large", 200, chunked("image/jpeg", LONG_TEXT), "larger than 1000 bytes")
                        .with("maxResultSize=1000"),
                row("JSON for a picture", 200, json("{\"picture\": 1}"), "application/json"),
                row("HTML for a picture", 200, answer("text/html", "<html>Welcome</html>"), "text/html"),
                row("an empty picture", 200, image(""), "the answer is empty"),
                row("no content", 204, answer().code(204).removeHeader("Content-Length"), "the answer is empty"),
                row("a compressed picture", 200, image("\u001f").setHeader("Content-Encoding", "gzip"), "gzip"),
                row("a picture for JSON", 200, image(LONG_TEXT), "a JSON answer was asked for, this is image/jpeg")
                        .with("output=url"),
                row("HTML for JSON", 200, answer("text/html", "<html>Welcome</html>"), "this is text/html")
                        .with("output=download"),
                row("JSON without a URL", 200, json("{\"url\": \"http://x/y\"}"), "no usable result_url: none")
                        .with("output=url"),
                row("a file for a URL", 200, json("{\"result_url\": \"file:///etc/passwd\"}"), "file:///etc/passwd")
                        .with("output=download"),
                row("a number for a URL", 200, json("{\"result_url\": 42}"), "no usable result_url: 42")
                        .with("output=url"),
                row("broken JSON", 200, json("{\"result_url\": \"http"), "no valid JSON")
                        .with("output=url"),
                row("cut JSON", 200, json("{\"a\": \"" + LONG_TEXT).onResponseBody(close), "No usable answer")
                        .with("output=url"),
                row("an array for JSON", 200, json("[]"), "no JSON object").with("output=url"),
                row("nothing for JSON", 200, json(""), "no JSON object").with("output=url"),
                row("endless JSON", 200, json("{\"a\": \"" + LONG_TEXT), "larger than 65536 bytes")
                        .with("output=url"),
                row("endless JSON in pieces", 200, chunked("application/json", "{\"a\": \"" + LONG_TEXT), "65536 bytes")
                        .with("output=url"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterTheWholeRequest")
    void withoutAUsableAnswerTheCallMayHaveCostAndIsNotSentAgain(Row row) {
        api.enqueue(row.answer());
        api.enqueue(image("never asked for").build());
        routeTo(pixelcut(baseUrl(), row.options()), PixelcutTransportException.class);

        Exchange exchange = send(Pictures.PNG);

        PixelcutException failure = transportFailure(exchange);
        assertThat(failure.getStatusCode()).isEqualTo(row.status());
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isPossiblyCharged()).isTrue();
        assertThat(failure)
                .hasMessageStartingWith("No usable answer from " + baseUrl() + ": ")
                .hasMessageContaining(row.phrase())
                .hasMessageEndingWith("The picture may have been made and charged, so it is not sent again")
                .message()
                .hasSizeLessThan(600);
        assertThat(failure.getCause()).isInstanceOf(IOException.class);
        // The server counts a request when it has read it, which may be after the client gave up.
        await().untilAsserted(() -> assertThat(api.getRequestCount()).isOne());
    }

    @Test
    void aRefusedConnectionCostNothingAndMayBeTriedAgain() throws IOException {
        int port = closedPort();
        routeTo(pixelcut("http://127.0.0.1:" + port, "maxRetries=0"), PixelcutTransportException.class);

        PixelcutException failure = transportFailure(send(Pictures.PNG));

        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure)
                .hasMessageContainingAll("No usable answer from http://127.0.0.1:" + port, "refused")
                .hasMessageEndingWith("The call cost nothing")
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void aHostThatDoesNotExistCostNothingAndMayBeTriedAgain() {
        routeTo(pixelcut("https://pixelcut.invalid", "maxRetries=0"), PixelcutTransportException.class);

        PixelcutException failure = transportFailure(send(Pictures.PNG));

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure).hasMessageContaining("UnknownHostException");
    }

    @Test
    void anUploadThatIsCutCostNothingButIsNotSentAgain() {
        api.enqueue(answer().onRequestBody(new SocketEffect.CloseSocket()).build());
        api.enqueue(image("never asked for").build());
        routeTo(pixelcut(baseUrl(), "validateImage=false"), PixelcutTransportException.class);

        PixelcutException failure = transportFailure(send(new byte[24 * 1024 * 1024]));

        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure).hasMessageEndingWith("The call cost nothing");
        assertThat(api.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerOfTheWrongTypeToTheCreditsOperationCostNothing() {
        api.enqueue(answer("text/html", "<html>Welcome</html>").build());
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + baseUrl(), PixelcutTransportException.class);

        PixelcutException failure = transportFailure(send(null));

        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure).hasMessageContaining("this is text/html").hasMessageEndingWith("The call cost nothing");
    }

    @Test
    void creditsThatAreNoNumberAreShown() {
        api.enqueue(json("{\"credits_remaining\": \"plenty\"}").build());
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + baseUrl(), PixelcutTransportException.class);

        PixelcutException failure = transportFailure(send(null));

        assertThat(failure).hasMessageContaining("credits_remaining is no whole number: \"plenty\"");
    }

    private static PixelcutException transportFailure(Exchange exchange) {
        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo("PixelcutTransportException");
        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutTransportException.class);
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.getErrorCode()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(failure.getRawErrorCode()).isNull();
        assertThat(failure.getResultUrl()).isNull();
        return failure;
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + api.getPort();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static MockResponse.Builder answer() {
        return new MockResponse.Builder();
    }

    private static MockResponse.Builder answer(String type, String body) {
        return answer().addHeader("Content-Type", type).body(body);
    }

    private static MockResponse.Builder json(String body) {
        return answer("application/json", body);
    }

    private static MockResponse.Builder image(String body) {
        return answer("image/jpeg", body);
    }

    private static MockResponse.Builder chunked(String type, String body) {
        return answer().addHeader("Content-Type", type).chunkedBody(new Buffer().writeUtf8(body), 500);
    }

    private static Row row(String name, int status, MockResponse.Builder answer, String phrase) {
        return new Row(name, status, answer.build(), phrase, List.of());
    }

    /** A broken answer, and what is said of it. */
    record Row(String name, int status, MockResponse answer, String phrase, List<String> more) {

        Row with(String... options) {
            return new Row(name, status, answer, phrase, List.of(options));
        }

        String[] options() {
            return more.toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
