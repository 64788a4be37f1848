package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which waits requested by {@code Retry-After} are honoured, and by whom. */
class RetryAfterTest extends RouteTestSupport {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @Test
    void aWaitBeyondTheRequestTimeoutIsNotStarted() {
        failNext(1, 429, "60");
        routeTo(pixelcut(sandbox.baseUrl(), "requestTimeout=20000").replace("maxRetryDelay=50", "maxRetryDelay=60000"));

        Exchange exchange = send(Pictures.product());

        assertThat(rateLimit(exchange).getRetryAfter()).hasSeconds(60);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @ParameterizedTest(name = "Retry-After {0} gives a redelivery delay of {1} ms")
    @CsvSource({"600, 600000", "601, ", "86400, "})
    void camelWaitsAtMostTenMinutes(String retryAfter, Long redeliveryDelay) {
        failNext(1, 429, retryAfter);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(rateLimit(exchange).getRetryAfter()).hasSeconds(Long.parseLong(retryAfter));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(redeliveryDelay);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void aDateIsHonouredToo() {
        Instant inFiveMinutes = Instant.now().plusSeconds(300);
        failNext(1, 429, DateTimeFormatter.RFC_1123_DATE_TIME.format(inFiveMinutes.atOffset(ZoneOffset.UTC)));
        routeTo(pixelcut(sandbox.baseUrl(), "requestTimeout=10000"));

        assertThat(rateLimit(send(Pictures.product())).getRetryAfter())
                .isBetween(Duration.ofSeconds(200), Duration.ofSeconds(300));
    }

    /** The policy's own delay of one hour shows that Camel uses the header. */
    @Test
    void theRedeliveryPolicyUsesTheWaitFromTheHeader() {
        failNext(1, 429, "1");
        String uri = pixelcut(sandbox.baseUrl(), "requestsPerSecond=0");
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutRateLimitException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(Duration.ofHours(1).toMillis());
                from(IN).to(uri);
            }
        });

        CompletableFuture<Object> picture = template.asyncRequestBody(IN, (Object) Pictures.product());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(picture).isCompleted());
        assertThat(sandbox.stats().requests()).isEqualTo(2);
        assertThat(sandbox.stats().generated()).isOne();
    }

    private static void failNext(int count, int status, String retryAfter) {
        sandbox.failNext(
                count, status, status == 429 ? "rate_limit_exceeded" : null, Map.of("Retry-After", retryAfter));
    }

    private static PixelcutRateLimitException rateLimit(Exchange exchange) {
        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutRateLimitException.class);
        return (PixelcutRateLimitException) failureOf(exchange);
    }
}
