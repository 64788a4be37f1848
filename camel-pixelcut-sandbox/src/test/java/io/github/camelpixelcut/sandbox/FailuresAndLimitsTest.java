package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresAndLimitsTest {

    private static final MovableClock CLOCK = new MovableClock();

    @RegisterExtension
    static PixelcutSandboxExtension sandbox =
            PixelcutSandboxExtension.create(builder -> builder.clock(CLOCK).requestsPerSecond(5));

    private final ApiClient api = new ApiClient(sandbox.baseUrl());

    @Test
    void theNextCallsFailAsRequestedAndCostNothing() {
        sandbox.failNext(2, 429, "rate_limit_exceeded");
        sandbox.failNext(1, 503, null, Map.of("Retry-After", "2"));

        Response first = generate();
        Response second = generate();
        Response third = generate();
        Response fourth = generate();

        assertThat(first.error()).startsWith("429 rate_limit_exceeded: ");
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
        assertThat(second.status()).isEqualTo(429);
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isEqualTo("2");
        assertThat(third.body()).isEmpty();
        assertThat(fourth.status()).isEqualTo(200);
        assertThat(sandbox.stats())
                .isEqualTo(
                        new SandboxStats(4, 1, 10, 990, Map.of("rate_limit_exceeded", 2L, "http_503", 1L), Map.of()));
    }

    @Test
    void failuresCanBeRequestedOverHttp() {
        Response told = failNext(
                "{\"count\": 1, \"status\": 500, \"error_code\": \"boom\", \"headers\": {\"Retry-After\": \"7\"}}");
        assertThat(told.status()).isEqualTo(204);

        Response answer = generate();

        assertThat(answer.error()).startsWith("500 boom: ");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(generate().status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                              | 400 invalid_request_body
                    {"status": 429}                                | 400 invalid_parameter: count is missing
                    {"count": "1", "status": 429}                  | 400 invalid_parameter: count is missing or not an integer
                    {"count": -1, "status": 429}                   | 400 invalid_parameter: count -1 is negative
                    {"count": 1, "status": 200}                    | 400 invalid_parameter: status 200 is no failure
                    {"count": 1, "status": 429, "error_code": 1}   | 400 invalid_parameter: error_code is not a string
                    {"count": 1, "status": 429, "headers": {"a":1}} | 400 invalid_parameter: a is not a string
                    """)
    void aWrongRequestForFailuresIsExplained(String body, String error) {
        assertThat(failNext(body).error()).startsWith(error);
        assertThat(generate().status()).isEqualTo(200);
    }

    @Test
    void aStatusThatIsNoFailureCannotBeInjected() {
        assertThatThrownBy(() -> sandbox.failNext(1, 200, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status 200 is no failure: give one from 300 to 599");
        assertThatThrownBy(() -> sandbox.failNext(-1, 500, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreCallsThanAllowedInASecondAreRefusedUntilItIsOver() {
        List<Response> answers = Stream.generate(this::generate).limit(6).toList();

        assertThat(answers).extracting(Response::status).containsExactly(200, 200, 200, 200, 200, 429);
        assertThat(answers.get(5).error())
                .isEqualTo("429 rate_limit_exceeded: Too many requests: the limit is 5 per second");
        CLOCK.move(Duration.ofMillis(999));
        assertThat(generate().status()).isEqualTo(429);
        CLOCK.move(Duration.ofMillis(1));
        assertThat(generate().status()).isEqualTo(200);
        assertThat(sandbox.stats().generated()).isEqualTo(6);
        assertThat(sandbox.stats().errors()).isEqualTo(Map.of("rate_limit_exceeded", 2L));
    }

    @Test
    void aPictureIsChargedBeforeItsLatencyIsOver() {
        sandbox.setLatency(Duration.ofSeconds(30));

        CompletableFuture<Response> answer = ApiClient.sendAsync(call());

        await().until(() -> sandbox.stats().generated() == 1);
        assertThat(sandbox.stats().creditsRemaining()).isEqualTo(990);
        assertThat(answer).isNotDone();
    }

    @Test
    void aPictureArrivesAfterItsLatency() {
        sandbox.setLatency(Duration.ofMillis(50));

        assertThat(generate().resultUrl()).startsWith(sandbox.baseUrl());
    }

    @Test
    void aRefusedCallDoesNotWait() {
        sandbox.setLatency(Duration.ofHours(1));

        assertThat(api.json("{}").error()).startsWith("400 missing_parameter");
    }

    private Response generate() {
        return ApiClient.send(call());
    }

    private HttpRequest.Builder call() {
        return api.call(
                "application/json",
                BodyPublishers.ofString("{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg") + "\"}"));
    }

    private Response failNext(String body) {
        return ApiClient.send(api.to("/sandbox/fail-next").POST(BodyPublishers.ofString(body)));
    }
}
