package io.github.camelpixelcut.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.hostile.Mutations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;

class AnswerFuzzTest {

    private static final String KEY = "sk_test_0123456789";

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private static BasicClassicHttpResponse answer(int status, byte[] body) {
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(status);
        answer.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        answer.setHeader("Content-Type", "application/json");
        return answer;
    }

    @Test
    void whateverIsBrokenInAnErrorItBecomesAShortExceptionWithoutTheKey() {
        List<byte[]> seeds = seeds(
                "{\"error\": \"Image too large\", \"error_code\": \"file_size_too_large\"}",
                "{\"error\": {\"error\": [1, 2.5e300, null]}, \"error_code\": 5}",
                "{\"error\": \"" + KEY + " \\u0000\\r\\n\\ud83c 茶\", \"error_code\": \"" + KEY + "\"}",
                "[".repeat(3000),
                "{\"a\":".repeat(900),
                "{\"error\": " + "9".repeat(3000) + "}",
                "<html>502</html>",
                "\uFEFF{}");

        Mutations.of(seeds, input -> {
            PixelcutException failure = ErrorAnswers.decode(answer(400, input), true, KEY, true, 1);

            assertThat(failure.getStatusCode()).isEqualTo(400);
            assertThat(failure.getMessage())
                    .hasSizeLessThan(1_000)
                    .doesNotContain(KEY)
                    .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        });
    }

    @Test
    void whateverIsBrokenInAnAnswerItIsAJsonObjectOrUnusable() {
        List<byte[]> seeds = seeds(
                "{\"result_url\": \"https://example.com/1.jpg\"}",
                "{\"credits_remaining\": 42}",
                "{\"credits_remaining\": \"1e400\", \"result_url\": {\"a\": [true]}}",
                "{\"a\":".repeat(900),
                "9".repeat(3000));

        Mutations.of(seeds, input -> {
            try {
                assertThat(new Answer(answer(200, input), KEY).json().isObject())
                        .isTrue();
            } catch (UnusableAnswerException e) {
                assertThat(e.getMessage()).hasSizeLessThan(1_000);
            }
        });
    }

    @Test
    void whateverIsBrokenInARetryAfterItIsAWaitOrNone() {
        List<byte[]> seeds = seeds(
                "30",
                "9223372036854775807",
                "-5",
                "Sun, 22 Nov 2026 17:00:00 GMT",
                "Sunday, 22-Nov-26 17:00:00 GMT",
                "Sun Nov 22 17:00:00 2026",
                "Fri, 31 Dec 9999 23:59:59 GMT");

        Mutations.of(seeds, input -> {
            BasicClassicHttpResponse answer = new BasicClassicHttpResponse(429);
            answer.setHeader("Retry-After", new String(input, ISO_8859_1));
            Duration wait = RetryAfter.of(answer);

            assertThat(wait == null || !wait.isNegative()).isTrue();
        });
    }
}
