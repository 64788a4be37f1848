package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.resultUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Endless headers, interim answers and trailers are not read to their end, whichever server sends them: the call fails.
 */
class EndlessAnswersTest extends FaultTestSupport {

    /** Each server sends this much, and then nothing more, so that a client without limits does not take all memory. */
    private static final int ENDLESS = 16 * 1024 * 1024;

    private static final String HEADERS = "Maximum header count exceeded";
    private static final String LINE = "Maximum line length limit exceeded";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Content-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LONG_VALUE = "v".repeat(1_000);

    /** Parts of an answer, each repeated without end. */
    enum Endless {
        HEADERS("Headers", 0, OK, "X-Filler: " + LONG_VALUE + "\r\n", EndlessAnswersTest.HEADERS),
        ONE_HEADER("One header line", 0, OK + "X-Filler: ", LONG_VALUE, LINE),
        HEADER_NAME("The name of a header", 0, OK, "X", LINE),
        FOLDED_HEADER("A header that is folded", 0, OK + "X-Filler: a\r\n", " " + LONG_VALUE + "\r\n", LINE),
        BLANK_FOLDED_HEADER("A header that is folded into blank lines", 0, OK + "X-Filler: a\r\n", " \r\n", LINE),
        STATUS_LINE("The status line", 0, "HTTP/1.1 200 ", "OK", LINE),
        BLANK_LINES("Blank lines before the status line", 0, "", "\r\n", "Maximum empty line limit exceeded"),
        CONTINUE(
                "Answers `100 Continue`",
                0,
                "",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "Maximum interim answer count exceeded"),
        EARLY_HINTS(
                "Answers `103 Early Hints`",
                0,
                "",
                "HTTP/1.1 103 Early Hints\r\nLink: <" + LONG_VALUE + ">\r\n\r\n",
                "Maximum interim answer count exceeded"),
        TRAILERS(
                "Trailers",
                200,
                CHUNKED + "1\r\nx\r\n0\r\n",
                "X-Filler: " + LONG_VALUE + "\r\n",
                EndlessAnswersTest.HEADERS),
        ONE_TRAILER("One trailer line", 200, CHUNKED + "1\r\nx\r\n0\r\nX-Filler: ", LONG_VALUE, LINE),
        CHUNK_EXTENSION("The extension of a chunk", 200, CHUNKED + "1;filler=", LONG_VALUE, LINE),
        CHUNK_SIZE("The size of a chunk", 200, CHUNKED, "0000000000", LINE);

        private final String part;
        private final int status;
        private final String begin;
        private final String repeated;
        private final String says;

        Endless(String part, int status, String begin, String repeated, String says) {
            this.part = part;
            this.status = status;
            this.begin = begin;
            this.repeated = repeated;
            this.says = says;
        }

        void send(SocketServer.Connection client) throws IOException {
            client.send(begin);
            String piece = repeated.repeat(64 * 1024 / repeated.length());
            for (int sent = 0; sent < ENDLESS; sent += piece.length()) {
                client.send(piece);
            }
            client.skipToEnd();
        }
    }

    static Stream<FaultCase> cases() {
        return Stream.concat(
                Stream.of(Endless.values()).map(EndlessAnswersTest::fromTheApi),
                Stream.of(
                        new FaultCase("Headers, by TLS", EndlessAnswersTest::encrypted, lost(Endless.HEADERS)),
                        new FaultCase(
                                "Headers of the proxy's answer to `CONNECT`",
                                test -> tunnelled(test, Endless.HEADERS),
                                free(Endless.HEADERS)),
                        new FaultCase(
                                "One header line of the proxy's answer to `CONNECT`",
                                test -> tunnelled(test, Endless.ONE_HEADER),
                                free(Endless.ONE_HEADER)),
                        new FaultCase(
                                "Answers `100 Continue` of the proxy to `CONNECT`",
                                test -> tunnelled(test, Endless.CONTINUE),
                                free(Endless.CONTINUE))));
    }

    private static FaultCase fromTheApi(Endless endless) {
        return new FaultCase(
                endless.part, test -> test.call(answering(endless), "responseTimeout=5000"), lost(endless));
    }

    private static Outcome lost(Endless endless) {
        return Outcome.lost(endless.status, MessageConstraintException.class, endless.says);
    }

    private static Outcome free(Endless endless) {
        return Outcome.free(MessageConstraintException.class, endless.says, false, 1);
    }

    private static SocketServer answering(Endless endless) {
        return new SocketServer(client -> {
            client.readCall();
            endless.send(client);
        });
    }

    private static Seen encrypted(FaultTestSupport test) {
        SocketServer server = new SocketServer(TrustedServer.CERTIFICATE, client -> {
            client.readCall();
            Endless.HEADERS.send(client);
        });
        return test.call(server, TrustedServer.trustedBy(test.camel()), "responseTimeout=5000");
    }

    private static Seen tunnelled(FaultTestSupport test, Endless endless) {
        SocketServer proxy = test.opened(new SocketServer(client -> {
            client.readHeader();
            endless.send(client);
        }));
        String uri = pixelcut(
                "https://api.example.org", "proxyHost=127.0.0.1", "proxyPort=" + proxy.port(), "responseTimeout=5000");
        return Seen.of(test.through(uri, Pictures.PNG), proxy);
    }

    /** It is not asked again, although a download costs nothing: it would be the same. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Endless.class)
    void aDownloadIsNotReadToItsEndEither(Endless endless) {
        SocketServer results = opened(new SocketServer(client -> {
            client.readHeader();
            endless.send(client);
        }));
        String url = results.baseUrl() + "/1.jpg";
        StandIn api = opened(new StandIn(resultUrl(url).build()));
        routeTo(pixelcut(api.baseUrl(), "output=download", "responseTimeout=5000"));

        Exchange exchange = send(Pictures.PNG);

        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasMessageContainingAll(url, endless.says)
                .cause()
                .isInstanceOf(MessageConstraintException.class);
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo(url);
        assertThat(results.requests()).isOne();
    }

    @Test
    void aRedirectOfADownloadIsNotReadToItsEndEither() {
        SocketServer results = opened(new SocketServer(client -> {
            client.readHeader();
            client.send("HTTP/1.1 302 Found\r\nLocation: /2.jpg\r\n");
            Endless.HEADERS.send(client);
        }));
        StandIn api = opened(new StandIn(resultUrl(results.baseUrl() + "/1.jpg").build()));
        routeTo(pixelcut(api.baseUrl(), "output=download", "responseTimeout=5000"));

        assertThat(failureOf(send(Pictures.PNG)))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasMessageContaining(HEADERS);
    }

    @Test
    void theCallAfterAnEndlessAnswerIsSentOnANewConnection() {
        SocketServer server = opened(new SocketServer(client -> {
            client.readCall();
            Endless.HEADERS.send(client);
        }));
        routeTo(pixelcut(server.baseUrl(), "responseTimeout=5000"));

        send(Pictures.PNG);
        Exchange second = send(Pictures.PNG);

        assertThat(failureOf(second)).hasMessageContaining(HEADERS);
        assertThat(server.requests()).isEqualTo(2);
    }

    /** As long as those of usual services with many policies and cookies. */
    @Test
    void manyAndLongHeadersAreTaken() {
        SocketServer server = opened(new SocketServer(client -> {
            client.readCall();
            client.send("HTTP/1.1 102 Processing\r\n\r\n".repeat(50) + OK + "Content-Type: image/jpeg\r\n"
                    + "X-Policy: " + "p".repeat(15_000) + "\r\n" + "Set-Cookie: c\r\n".repeat(150)
                    + "Content-Length: " + Pictures.JPEG.length + "\r\n\r\n");
            client.send(Pictures.JPEG);
        }));
        routeTo(pixelcut(server.baseUrl()));

        assertThat(send(Pictures.PNG).getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
    }
}
