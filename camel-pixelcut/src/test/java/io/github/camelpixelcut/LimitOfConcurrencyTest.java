package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.github.camelpixelcut.sandbox.SandboxStats;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** An account that allows three calls at a time, and says so by 429 only. */
class LimitOfConcurrencyTest extends RouteTestSupport {

    /** Longer than the pause after which a refusal cannot be one for the rate. */
    private static final Duration LATENCY = Duration.ofSeconds(3);

    @Test
    void noCallFailsAndTheLimitIsFoundAndKept() {
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().concurrentRequests(3).latency(LATENCY).start()) {
            // So slow that a refusal is known before the next attempt.
            String uri = pixelcut(sandbox.baseUrl(), "requestsPerSecond=4");

            List<CompletableFuture<Exchange>> calls = Stream.generate(() -> template.asyncSend(
                            uri, exchange -> exchange.getMessage().setBody(Pictures.product())))
                    .limit(9)
                    .toList();

            assertThat(calls).allMatch(call -> call.join().getException() == null);
            SandboxStats stats = sandbox.stats();
            assertThat(stats.generated()).isEqualTo(9);
            // Two where refusals arrive at once; without a limit there are dozens.
            assertThat(stats.errors().get("rate_limit_exceeded")).isBetween(2L, 9L);
            PixelcutComponent component = context.getComponent("pixelcut", PixelcutComponent.class);
            assertThat(component.getStatistics().paces().values())
                    .singleElement()
                    .satisfies(pace -> {
                        assertThat(pace.concurrencyLimit()).isEqualTo(3);
                        assertThat(pace.requestsPerSecond())
                                .as("the rate is innocent")
                                .isGreaterThan(3.8);
                    });
        }
    }
}
