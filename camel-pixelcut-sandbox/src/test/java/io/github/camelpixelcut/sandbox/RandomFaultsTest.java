package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {

    @Test
    void eachFaultAffectsItsPercentageOfCalls() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder()
                .credits(100_000)
                .failPercent(429, 15)
                .failPercent(500, 10)
                .resetPercent(20)
                .slowPercent(10, Duration.ofMillis(2))
                .start()) {
            List<String> answers = answers(sandbox, 400);

            SandboxStats stats = sandbox.stats();
            Map<String, Long> faults = stats.faults();
            assertThat(faults.get("429")).isBetween(30L, 90L).isEqualTo(count(answers, "429 rate_limit_exceeded"));
            assertThat(faults.get("500")).isBetween(20L, 60L).isEqualTo(count(answers, "500 null"));
            assertThat(faults.get("reset_before_picture")).isBetween(20L, 60L);
            assertThat(faults.get("reset_after_picture")).isBetween(20L, 60L);
            assertThat(faults.get("slow")).isBetween(20L, 60L);
            assertThat(count(answers, "reset"))
                    .isEqualTo(faults.get("reset_before_picture") + faults.get("reset_after_picture"));
            assertThat(stats.requests()).isEqualTo(400);
            assertThat(stats.generated())
                    .as("only a reset after the picture is charged without a response")
                    .isEqualTo(count(answers, "200") + faults.get("reset_after_picture"));
            assertThat(stats.errors())
                    .isEqualTo(Map.of("rate_limit_exceeded", faults.get("429"), "http_500", faults.get("500")));
        }
    }

    @Test
    void theSameSeedGivesTheSameFaultsToTheSameCalls() {
        List<String> first = answersWithSeed(7);

        assertThat(first).contains("200", "429 rate_limit_exceeded", "reset");
        assertThat(answersWithSeed(7)).isEqualTo(first);
        assertThat(answersWithSeed(8)).isNotEqualTo(first);
    }

    private static List<String> answersWithSeed(long seed) {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder()
                .failPercent(429, 30)
                .resetPercent(20)
                .seed(seed)
                .start()) {
            return answers(sandbox, 60);
        }
    }

    @Test
    void aResetAfterThePictureWaitsForTheLatency() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder()
                .latency(Duration.ofHours(1))
                .resetPercent(100)
                .start()) {
            List<CompletableFuture<Response>> calls = Stream.generate(() -> ApiClient.sendAsync(call(sandbox)))
                    .limit(10)
                    .toList();

            await().until(() -> sandbox.stats().faults().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    == 10);
            Map<String, Long> faults = sandbox.stats().faults();
            await().until(() ->
                    calls.stream().filter(CompletableFuture::isDone).count() == faults.get("reset_before_picture"));
            assertThat(sandbox.stats().generated())
                    .isEqualTo(faults.get("reset_after_picture"))
                    .isPositive();
        }
    }

    @Test
    void aDelayedResponseArrives() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder()
                .slowPercent(100, Duration.ofMillis(100))
                .start()) {
            assertThat(answers(sandbox, 3)).containsOnly("200");
            assertThat(sandbox.stats().faults()).isEqualTo(Map.of("slow", 3L));
        }
    }

    @Test
    void requestedFailuresComeBeforeRandomFaults() {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().failPercent(429, 100).start()) {
            sandbox.failNext(1, 503, null);

            assertThat(answers(sandbox, 2)).containsExactly("503 null", "429 rate_limit_exceeded");
            assertThat(sandbox.stats().faults()).isEqualTo(Map.of("429", 1L));
        }
    }

    @Test
    void aRefusedCallIsNotReset() {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().resetPercent(100).start()) {
            assertThat(new ApiClient(sandbox.baseUrl())
                            .json("{\"scene\": \"beach\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(sandbox.stats().faults()).isEmpty();
        }
    }

    @Test
    void impossiblePercentagesAreRefused() {
        PixelcutSandbox.Builder builder = PixelcutSandbox.builder().failPercent(429, 60);

        assertThatThrownBy(() -> builder.resetPercent(41))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the faults come to 101.0 percent of the calls: that is over 100");
        assertThatThrownBy(() -> builder.resetPercent(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1.0 percent of resets is not from 0 to 100");
        assertThatThrownBy(() -> builder.failPercent(500, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.failPercent(200, 1)).hasMessageContaining("status 200 is no failure");
        assertThatThrownBy(() -> builder.slowPercent(1, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long count(List<String> answers, String start) {
        return answers.stream().filter(answer -> answer.startsWith(start)).count();
    }

    /** The results of the calls in order: the status and the error code, or {@code reset}. */
    private static List<String> answers(PixelcutSandbox sandbox, int calls) {
        return IntStream.range(0, calls).mapToObj(call -> answer(sandbox)).toList();
    }

    private static String answer(PixelcutSandbox sandbox) {
        try {
            Response answer = ApiClient.send(call(sandbox));
            if (answer.status() == 200) {
                return "200";
            }
            return answer.body().length == 0
                    ? answer.status() + " null"
                    : answer.error().split(":")[0];
        } catch (UncheckedIOException e) {
            assertThat(e).hasRootCauseMessage("Connection reset");
            return "reset";
        }
    }

    private static HttpRequest.Builder call(PixelcutSandbox sandbox) {
        return new ApiClient(sandbox.baseUrl())
                .call(
                        "application/json",
                        BodyPublishers.ofString("{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg") + "\"}"));
    }
}
