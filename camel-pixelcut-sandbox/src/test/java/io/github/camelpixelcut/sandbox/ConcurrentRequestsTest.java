package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A limit of concurrent calls. */
class ConcurrentRequestsTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create(
            builder -> builder.concurrentRequests(2).latency(Duration.ofMillis(500)));

    private final ApiClient api = new ApiClient(sandbox.baseUrl());

    private CompletableFuture<Response> generate() {
        String body = "{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg") + "\"}";
        return ApiClient.sendAsync(api.call("application/json", BodyPublishers.ofString(body)));
    }

    @Test
    void moreCallsThanAllowedAtTheSameTimeAreRefusedUntilOneHasEnded() {
        sandbox.setLatency(Duration.ofSeconds(5));
        List<CompletableFuture<Response>> calls =
                Stream.generate(this::generate).limit(2).toList();
        await().until(() -> sandbox.stats().generated() == 2);

        Response refused = generate().join();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error())
                .isEqualTo("429 rate_limit_exceeded: Too much concurrency: the limit is 2 requests at the same time");
        calls.forEach(call -> assertThat(call.join().status()).isEqualTo(200));
        sandbox.setLatency(Duration.ZERO);
        await().until(() -> generate().join().status() == 200);
        assertThat(sandbox.stats().errors()).containsKey("rate_limit_exceeded");
    }

    @Test
    void callsThatFailAreNotCounted() {
        sandbox.setLatency(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertThat(api.json("{}").status()).isEqualTo(400);
            int failures = i + 1;
            await().until(() -> sandbox.stats().errors().equals(Map.of("missing_parameter", (long) failures)));
        }

        await().until(() -> generate().join().status() == 200);
    }
}
