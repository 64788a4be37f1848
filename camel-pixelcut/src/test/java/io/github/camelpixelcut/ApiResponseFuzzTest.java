package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.hostile.HostileStream;
import io.github.camelpixelcut.hostile.HostileStream.End;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.client.ResultUrls;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiResponseFuzzTest {

    private static final String KEY = "sk_test_0123456789";
    private static final String RESULT = "{\"result_url\": \"https://example.com/1.jpg\"}";
    private static final int MAX_JSON_SIZE = 64 * 1024;
    private static final int MAX_RESULT_SIZE = 2_000;

    /** The largest chunk that is read at once. */
    private static final int PIECE = 16 * 1024;

    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    /** What was requested from the API. */
    enum Question {
        PICTURE(PixelcutOutput.IMAGE, PixelcutOperation.GENERATE_BACKGROUND),
        URL(PixelcutOutput.URL, PixelcutOperation.GENERATE_BACKGROUND),
        CREDITS(null, PixelcutOperation.CREDITS);

        private final PixelcutConfiguration configuration = new PixelcutConfiguration();
        private final Operation operation;

        Question(PixelcutOutput output, PixelcutOperation operation) {
            configuration.setOutput(output);
            configuration.setMaxResultSize(MAX_RESULT_SIZE);
            this.operation = operation.operation();
        }

        boolean isPaid() {
            return this != CREDITS;
        }
    }

    static Stream<Arguments> seeds() {
        return Stream.of(
                seed(Question.URL, "application/json", RESULT),
                seed(Question.URL, "application/json", "{\"result_url\": {\"a\": [true]}, \"b\": \"" + KEY + "\"}"),
                seed(Question.URL, "application/problem+json; charset=utf-8", "{\"a\":".repeat(900)),
                seed(Question.URL, "application/json", "9".repeat(3000)),
                seed(Question.CREDITS, "application/json", "{\"credits_remaining\": 42}"),
                seed(Question.CREDITS, "application/json", "{\"credits_remaining\": \"1e400\"}"),
                seed(Question.CREDITS, "application/json", "{\"credits_remaining\": \"" + KEY + "\"}"),
                seed(Question.PICTURE, "image/jpeg", "\u00FF\u00D8\u00FF"),
                seed(Question.PICTURE, "", "GIF89a0123456789"),
                seed(Question.PICTURE, "image/jpeg", Pictures.JPEG),
                seed(Question.PICTURE, "image/jpeg", Arrays.copyOf(Pictures.JPEG, Pictures.JPEG.length - 2)),
                seed(Question.PICTURE, "image/png", Pictures.PNG),
                seed(Question.PICTURE, "image/png", Arrays.copyOf(Pictures.PNG, Pictures.PNG.length - 12)),
                seed(Question.PICTURE, "image/webp", Arrays.copyOf(Pictures.webp(), 100)),
                seed(Question.PICTURE, "application/json", RESULT),
                seed(Question.PICTURE, "text/html", "<html>Welcome</html>"));
    }

    private static Arguments seed(Question question, String contentType, String body) {
        return seed(question, contentType, body.getBytes(UTF_8));
    }

    private static Arguments seed(Question question, String contentType, byte[] body) {
        return Arguments.of(question, contentType, "", body, End.PLAIN);
    }

    @MethodSource("seeds")
    @FuzzTest
    void anySuccessBodyGivesTheRequestedResultOrAPossiblyChargedException(
            @NotNull Question question,
            @NotNull String contentType,
            @NotNull String contentEncoding,
            byte @NotNull [] body,
            @NotNull End end)
            throws Exception {
        HostileStream stream = new HostileStream(body, end);
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(200);
        answer.setEntity(new InputStreamEntity(stream, -1, null));
        answer.setHeader("Content-Type", contentType);
        answer.setHeader("Content-Encoding", contentEncoding);
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody("https://example.com/mug.png");

        try {
            question.operation.call(
                    exchange,
                    question.configuration,
                    clientOf(answer),
                    new Purchases(question, InstantSource.system(), null));
            assertIsTheRequestedResult(question, exchange, body, end);
        } catch (PixelcutTransportException e) {
            assertThat(e.isPossiblyCharged()).isEqualTo(question.isPaid());
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getMessage())
                    .hasSizeLessThan(1_000)
                    .doesNotContain(KEY)
                    .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        }
        assertThat(stream.taken()).isLessThanOrEqualTo(MAX_JSON_SIZE + PIECE);
    }

    private static void assertIsTheRequestedResult(Question question, Exchange exchange, byte[] body, End end) {
        switch (question) {
            case PICTURE -> {
                assertThat(end).isEqualTo(End.PLAIN);
                assertThat(exchange.getMessage().getBody(byte[].class))
                        .hasSizeBetween(1, MAX_RESULT_SIZE)
                        .isEqualTo(body);
                assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class))
                        .startsWith("image/");
            }
            case URL -> assertThat(exchange.getMessage().getBody(String.class)).matches("(?is)https?://.+");
            case CREDITS -> assertThat(exchange.getMessage().getBody()).isInstanceOf(Long.class);
        }
    }

    private static PixelcutClient clientOf(BasicClassicHttpResponse answer) {
        CloseableHttpClient http = new OneAnswer(answer);
        return new PixelcutClient(
                http, http, URI.create("https://api.example.com"), KEY, TIMER, new ResultUrls(), credits -> {});
    }

    /**
     * Reads the whole request and returns its answer. In memory, because a network would be too slow for so many calls.
     */
    private static final class OneAnswer extends CloseableHttpClient {

        private final BasicClassicHttpResponse answer;

        OneAnswer(BasicClassicHttpResponse answer) {
            this.answer = answer;
        }

        @Override
        protected CloseableHttpResponse doExecute(HttpHost target, ClassicHttpRequest request, HttpContext context)
                throws IOException {
            if (request.getEntity() != null) {
                request.getEntity().writeTo(OutputStream.nullOutputStream());
            }
            return CloseableHttpResponse.adapt(answer);
        }

        @Override
        public void close() {
            // Nothing to close.
        }

        @Override
        public void close(CloseMode closeMode) {
            // Nothing to close.
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
