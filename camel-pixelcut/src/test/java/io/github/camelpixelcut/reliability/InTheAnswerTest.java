package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.CLOSE;
import static io.github.camelpixelcut.reliability.Answers.LONG_TEXT;
import static io.github.camelpixelcut.reliability.Answers.STALL;
import static io.github.camelpixelcut.reliability.Answers.answer;
import static io.github.camelpixelcut.reliability.Answers.chunked;
import static io.github.camelpixelcut.reliability.Answers.flooded;
import static io.github.camelpixelcut.reliability.Answers.json;
import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.rawChunks;
import static io.github.camelpixelcut.reliability.Answers.resultUrl;
import static io.github.camelpixelcut.reliability.Answers.withoutLength;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.internal.client.UnusableResponseException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.api.Test;

/** A success that cannot be used: the picture was made, so the call may have been charged and is not sent again. */
class InTheAnswerTest extends FaultTestSupport {

    private static final byte[] JPEG = Pictures.product("jpg", 64, 64);

    private static final int FLOOD = 200 * 1024 * 1024;

    private static byte[] half(byte[] picture) {
        return Arrays.copyOf(picture, picture.length / 2);
    }

    static Stream<FaultCase> cases() {
        return Stream.of(
                broken(
                        "A truncated picture",
                        picture(LONG_TEXT).onResponseBody(CLOSE),
                        ConnectionClosedException.class,
                        "Premature end"),
                broken(
                        "A picture that stalls",
                        picture(LONG_TEXT).onResponseBody(STALL),
                        SocketTimeoutException.class,
                        "Read timed out",
                        "responseTimeout=2000"),
                broken(
                        "A picture that arrives too slowly",
                        picture(LONG_TEXT).throttleBody(10, 50, TimeUnit.MILLISECONDS),
                        IOException.class,
                        "the requestTimeout of 2000 ms was over",
                        "requestTimeout=2000"),
                broken(
                        "A truncated chunk",
                        rawChunks("image/jpeg", "1000\r\nonly this").onResponseEnd(CLOSE),
                        TruncatedChunkException.class,
                        "Truncated chunk"),
                broken(
                        "A picture without its last chunk",
                        rawChunks("image/jpeg", "4\r\npart\r\n").onResponseEnd(CLOSE),
                        MalformedChunkCodingException.class,
                        "MalformedChunkCodingException"),
                broken(
                        "A malformed chunk",
                        rawChunks("image/jpeg", "many\r\nbytes\r\n0\r\n\r\n"),
                        MalformedChunkCodingException.class,
                        "Bad chunk header"),
                broken(
                        "Half a JPEG without a length",
                        withoutLength("image/jpeg", half(JPEG)),
                        EOFException.class,
                        "Premature end of the picture"),
                broken(
                        "Half a PNG without a length",
                        withoutLength("image/png", half(Pictures.product())),
                        EOFException.class,
                        "Premature end of the picture"),
                broken(
                        "Half a WebP without a length",
                        withoutLength("application/octet-stream", half(Pictures.webp())),
                        EOFException.class,
                        "Premature end of the picture"),
                broken(
                        "Half a JPEG with a `Content-Length`",
                        answer().addHeader("Content-Type", "image/jpeg").body(new Buffer().write(half(JPEG))),
                        EOFException.class,
                        "Premature end of the picture"),
                broken(
                        "Half a JPEG in chunks",
                        answer().addHeader("Content-Type", "image/jpeg")
                                .chunkedBody(new Buffer().write(half(JPEG)), 500),
                        EOFException.class,
                        "Premature end of the picture"),
                new FaultCase(
                        "A whole JPEG without a length",
                        test -> test.call(
                                new StandIn(withoutLength("image/jpeg", JPEG).build())),
                        Outcome.picture(1, 1)),
                new FaultCase(
                        "A whole JPEG without a length, and more behind its end",
                        test -> test.call(
                                new StandIn(withoutLength("image/jpeg", Arrays.copyOf(JPEG, JPEG.length + 100))
                                        .build())),
                        Outcome.picture(1, 1)),
                broken(
                        "A gzip `Content-Encoding`",
                        picture("any").setHeader("Content-Encoding", "gzip"),
                        UnusableResponseException.class,
                        "the Content-Encoding gzip, which was not asked for"),
                broken(
                        "A gzip body that expands a thousandfold",
                        answer().addHeader("Content-Type", "image/jpeg")
                                .addHeader("Content-Encoding", "gzip")
                                .body(bomb()),
                        UnusableResponseException.class,
                        "the Content-Encoding gzip, which was not asked for"),
                broken(
                        "A gzip body of JSON",
                        resultUrl("http://127.0.0.1/1.jpg").setHeader("Content-Encoding", "gzip"),
                        UnusableResponseException.class,
                        "the Content-Encoding gzip, which was not asked for",
                        "output=url"),
                broken(
                        "A picture whose `Content-Length` is larger than `maxResultSize`",
                        picture(LONG_TEXT),
                        UnusableResponseException.class,
                        "larger than 1000 bytes",
                        "maxResultSize=1000"),
                broken(
                        "A picture without a length that is larger than `maxResultSize`",
                        chunked("image/jpeg", LONG_TEXT),
                        UnusableResponseException.class,
                        "larger than 1000 bytes",
                        "maxResultSize=1000"),
                broken("An empty picture", picture(""), UnusableResponseException.class, "the answer is empty"),
                new FaultCase(
                        "204, no content",
                        test -> test.call(new StandIn(answer().code(204)
                                .removeHeader("Content-Length")
                                .build())),
                        Outcome.lost(204, UnusableResponseException.class, "the answer is empty")),
                broken(
                        "JSON instead of a picture",
                        json("{\"picture\": 1}"),
                        UnusableResponseException.class,
                        "a picture was asked for, this is application/json"),
                broken(
                        "HTML instead of a picture",
                        answer("text/html", "<html>Welcome</html>"),
                        UnusableResponseException.class,
                        "a picture was asked for, this is text/html"),
                broken(
                        "A media type other than an image",
                        answer("application/pdf", "%PDF-1.7"),
                        UnusableResponseException.class,
                        "a picture was asked for, this is application/pdf"),
                broken(
                        "No media type, and first bytes that are not those of an image",
                        answer().body("anything"),
                        UnusableResponseException.class,
                        "this is of no stated type"),
                broken(
                        "A picture instead of JSON",
                        picture(LONG_TEXT),
                        UnusableResponseException.class,
                        "a JSON answer was asked for, this is image/jpeg",
                        "output=url"),
                broken(
                        "HTML instead of JSON",
                        answer("text/html", "<html>Welcome</html>"),
                        UnusableResponseException.class,
                        "a JSON answer was asked for, this is text/html",
                        "output=download"),
                broken(
                        "JSON without `result_url`",
                        json("{\"url\": \"http://x/y\"}"),
                        UnusableResponseException.class,
                        "no usable result_url: none",
                        "output=url"),
                broken(
                        "A `result_url` that is a number",
                        json("{\"result_url\": 42}"),
                        UnusableResponseException.class,
                        "no usable result_url: 42",
                        "output=url"),
                broken(
                        "A `result_url` that is not a URL",
                        resultUrl("mug.jpg"),
                        UnusableResponseException.class,
                        "no usable result_url: \"mug.jpg\"",
                        "output=url"),
                broken(
                        "A `result_url` with another scheme",
                        resultUrl("file:///etc/passwd"),
                        UnusableResponseException.class,
                        "no usable result_url: \"file:///etc/passwd\"",
                        "output=download"),
                broken(
                        "Broken JSON",
                        json("{\"result_url\": \"http"),
                        UnusableResponseException.class,
                        "no valid JSON",
                        "output=url"),
                broken(
                        "Truncated JSON",
                        json("{\"a\": \"" + LONG_TEXT).onResponseBody(CLOSE),
                        IOException.class,
                        "No usable answer",
                        "output=url"),
                broken("A JSON array", json("[]"), UnusableResponseException.class, "no JSON object", "output=url"),
                broken(
                        "An empty JSON answer",
                        json(""),
                        UnusableResponseException.class,
                        "no JSON object",
                        "output=url"),
                broken(
                        "JSON larger than 64 KiB",
                        json("{\"a\": \"" + LONG_TEXT),
                        UnusableResponseException.class,
                        "larger than 65536 bytes",
                        "output=url"),
                broken(
                        "JSON larger than 64 KiB in chunks",
                        chunked("application/json", "{\"a\": \"" + LONG_TEXT),
                        UnusableResponseException.class,
                        "larger than 65536 bytes",
                        "output=url"),
                new FaultCase(
                        "A `result_url` of 200 MB",
                        InTheAnswerTest::flood,
                        Outcome.lost(200, UnusableResponseException.class, "larger than 65536 bytes")));
    }

    private static FaultCase broken(
            String fault,
            MockResponse.Builder answer,
            Class<? extends Throwable> cause,
            String says,
            String... options) {
        MockResponse first = answer.build();
        return new FaultCase(
                fault,
                test -> test.call(new StandIn(first, picture().build()), options),
                Outcome.lost(200, cause, says));
    }

    /**
     * The server can write only as much as the buffers hold, because the client does not read data that it does not
     * need.
     */
    private static Seen flood(FaultTestSupport test) {
        Answers.Flood flood = new Answers.Flood("{\"result_url\": \"http://127.0.0.1/", FLOOD);
        Seen seen =
                test.call(new StandIn(flooded(200, "application/json", flood).build()), "output=url");
        assertThat(flood.written()).isLessThan(FLOOD / 4);
        return seen;
    }

    private static Buffer bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[20 * 1024 * 1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Buffer().write(bytes.toByteArray());
    }

    @Test
    void anAnswerOfTheWrongTypeToTheCreditsOperationCostNothing() {
        PixelcutTransportException failure = credits(answer("text/html", "<html>Welcome</html>"));

        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure).hasMessageContaining("this is text/html").hasMessageEndingWith("The call cost nothing");
    }

    @Test
    void theErrorForInvalidCreditsShowsThem() {
        assertThat(credits(json("{\"credits_remaining\": \"plenty\"}")))
                .hasMessageContaining("credits_remaining is no whole number: \"plenty\"");
    }

    private PixelcutTransportException credits(MockResponse.Builder answer) {
        StandIn api = opened(new StandIn(answer.build()));
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + api.baseUrl(), PixelcutTransportException.class);
        Exchange exchange = send(null);
        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo("PixelcutTransportException");
        return (PixelcutTransportException) failureOf(exchange);
    }
}
