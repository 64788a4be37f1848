package io.github.camelpixelcut.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.hostile.HostileStream;
import io.github.camelpixelcut.hostile.HostileStream.End;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorResponseFuzzTest {

    private static final String KEY = "sk_test_0123456789";
    private static final Set<Integer> SAY_THAT_NOTHING_WAS_MADE = Set.of(429, 500, 503);

    static Stream<Arguments> seeds() {
        return Stream.of(
                seed("{\"error\": \"Image too large\", \"error_code\": \"file_size_too_large\"}", 400, ""),
                seed("{\"error\": \"Slow down\", \"error_code\": \"rate_limit_exceeded\"}", 429, "30"),
                seed("{\"error\": {\"error\": [1, 2.5e300, null]}, \"error_code\": 5}", 401, "-5"),
                seed(
                        "{\"error\": \"" + KEY + " \\u0000\\r\\n\\u2028\\ud83c 茶\", \"error_code\": \"" + KEY + "\"}",
                        403,
                        ""),
                seed("[".repeat(3000), 500, "Sun, 22 Nov 2026 17:00:00 GMT"),
                seed("{\"a\":".repeat(900), 502, "Sunday, 22-Nov-26 17:00:00 GMT"),
                seed("{\"error\": " + "9".repeat(3000) + "}", 503, "9223372036854775807"),
                seed("<html>502</html>", 504, "Sun Nov 22 17:00:00 2026"),
                seed("\uFEFF{}", 302, "Fri, 31 Dec 9999 23:59:59 GMT"));
    }

    private static Arguments seed(String body, int status, String retryAfter) {
        return Arguments.of(body.getBytes(UTF_8), status, retryAfter, true, End.PLAIN);
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyErrorBodyGivesAShortExceptionWithTheCorrectCharge(
            byte @NotNull [] body,
            @InRange(min = 300, max = 599) int status,
            @NotNull String retryAfter,
            boolean sent,
            @NotNull End end) {
        HostileStream stream = new HostileStream(body, end);
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(status);
        answer.setEntity(new InputStreamEntity(stream, ContentType.APPLICATION_JSON));
        answer.setHeader("Retry-After", retryAfter);

        PixelcutException failure = ErrorResponse.decode(answer, sent, KEY, true, 1);

        assertThat(stream.taken()).isLessThanOrEqualTo(8 * 1024);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.isRetryable()).isEqualTo(SAY_THAT_NOTHING_WAS_MADE.contains(status));
        assertThat(failure.isPossiblyCharged()).isEqualTo(sent && status >= 500 && !failure.isRetryable());
        assertThat(failure.getRetryAfter() == null || !failure.getRetryAfter().isNegative())
                .isTrue();
        assertIsOneShortLineWithoutTheKey(failure.getMessage());
        if (failure.getRawErrorCode() != null) {
            assertIsOneShortLineWithoutTheKey(failure.getRawErrorCode());
        }
    }

    private static void assertIsOneShortLineWithoutTheKey(String text) {
        assertThat(text).hasSizeLessThan(1_000).doesNotContain(KEY).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    }
}
