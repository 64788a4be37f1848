package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PixelcutSandboxTest {

    @Test
    void itListensOnLoopbackUntilItIsClosed() {
        PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
        ApiClient api = new ApiClient(sandbox.baseUrl());

        assertThat(sandbox.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(api.get("/v1/credits").status()).isEqualTo(200);
        sandbox.close();
        assertThatThrownBy(() -> api.get("/v1/credits")).hasMessageContaining("ConnectException");
    }

    @Test
    void aResultIsServedForOneHour() {
        MovableClock clock = new MovableClock();
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().clock(clock).start()) {
            String url = generate(sandbox).resultUrl();

            clock.move(Duration.ofMinutes(60).minusMillis(1));
            assertThat(ApiClient.fetch(url).status()).isEqualTo(200);
            clock.move(Duration.ofMillis(1));
            assertThat(ApiClient.fetch(url).error())
                    .isEqualTo("404 not_found: There is no such result: results are kept for one hour");
        }
    }

    @Test
    void eachCallGetsAResultUrlOfItsOwnOnTheHostThatWasCalled() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            String byName = sandbox.baseUrl().replace("127.0.0.1", "localhost");

            String first = generate(sandbox).resultUrl();
            String second = generate(sandbox).resultUrl();
            String third =
                    ApiClient.send(call(byName, sandbox.sampleUrl("mug.jpg"))).resultUrl();

            assertThat(first).isNotEqualTo(second);
            assertThat(third).startsWith(byName + "/results/");
            assertThat(ApiClient.fetch(third).body())
                    .isEqualTo(ApiClient.fetch(first).body());
        }
    }

    /** More calls than the server has threads, each with a sample of the same server as its image. */
    @Test
    void concurrentCallsAreAllAnsweredAndCountedOnce() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            List<Response> answers = atTheSameTime(sandbox, 40);

            assertThat(answers).extracting(Response::status).containsOnly(200);
            assertThat(answers).extracting(Response::resultUrl).doesNotHaveDuplicates();
            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(40, 40, 400, 600, Map.of(), Map.of()));
        }
    }

    @Test
    void concurrentCallsNeverSpendMoreCreditsThanThereAre() {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().credits(55).creditsPerPicture(10).start()) {
            List<Response> answers = atTheSameTime(sandbox, 20);

            assertThat(answers)
                    .extracting(Response::status)
                    .containsOnly(200, 403)
                    .filteredOn(status -> status == 200)
                    .hasSize(5);
            assertThat(sandbox.stats())
                    .isEqualTo(new SandboxStats(20, 5, 50, 5, Map.of("insufficient_api_credits", 15L), Map.of()));
        }
    }

    @Test
    void samplesAreListedAndServed() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            assertThat(sandbox.sampleNames()).contains("mug.jpg").allSatisfy(name -> {
                Response sample = ApiClient.fetch(sandbox.sampleUrl(name));
                assertThat(sample.status()).isEqualTo(200);
                assertThat(sample.header("Content-Type")).startsWith("image/");
            });
            assertThatThrownBy(() -> sandbox.sampleUrl("../secret"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'../secret'")
                    .hasMessageContaining("mug.jpg");
        }
    }

    @Test
    void creditsAndStatisticsCanBeReset() {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            generate(sandbox);

            sandbox.resetStats();
            sandbox.setCredits(5);

            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(0, 0, 0, 5, Map.of(), Map.of()));
            assertThat(generate(sandbox).status()).isEqualTo(403);
        }
    }

    @Test
    void aPortInUseIsNamed() {
        try (PixelcutSandbox first = PixelcutSandbox.builder().start()) {
            int port = URI.create(first.baseUrl()).getPort();
            PixelcutSandbox.Builder second = PixelcutSandbox.builder().port(port);

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void wrongSettingsAreRefusedWithTheirValues() {
        PixelcutSandbox.Builder builder = PixelcutSandbox.builder();

        assertThatThrownBy(() -> builder.port(65_536)).hasMessage("port 65536 is not from 0 to 65535");
        assertThatThrownBy(() -> builder.credits(-1)).hasMessage("credits -1 is negative");
        assertThatThrownBy(() -> builder.creditsPerPicture(-1)).hasMessage("creditsPerPicture -1 is negative");
        assertThatThrownBy(() -> builder.requestsPerSecond(-1)).hasMessage("requestsPerSecond -1 is negative");
        assertThatThrownBy(() -> builder.concurrentRequests(-1)).hasMessage("concurrentRequests -1 is negative");
        assertThatThrownBy(() -> builder.latency(Duration.ofSeconds(-1))).hasMessage("latency PT-1S is negative");
        assertThatThrownBy(() -> builder.acceptedKey(" ")).hasMessageStartingWith("acceptedKey is blank");
    }

    private static List<Response> atTheSameTime(PixelcutSandbox sandbox, int calls) {
        List<CompletableFuture<Response>> answers = Stream.generate(
                        () -> ApiClient.sendAsync(call(sandbox.baseUrl(), sandbox.sampleUrl("mug.jpg"))))
                .limit(calls)
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static Response generate(PixelcutSandbox sandbox) {
        return ApiClient.send(call(sandbox.baseUrl(), sandbox.sampleUrl("mug.jpg")));
    }

    private static HttpRequest.Builder call(String baseUrl, String imageUrl) {
        return new ApiClient(baseUrl)
                .call("application/json", BodyPublishers.ofString("{\"image_url\": \"" + imageUrl + "\"}"));
    }
}
