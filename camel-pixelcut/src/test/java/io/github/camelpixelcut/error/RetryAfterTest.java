package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.support.Pictures;
import io.github.camelpixelcut.support.RouteTestSupport;
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
import org.junit.jupiter.params.provider.ValueSource;

/** How long a service asks to wait, and who waits. */
class RetryAfterTest extends RouteTestSupport {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @Test
    void aWaitWithinMaxRetryDelayIsWaitedByTheComponent() {
        failNext(1, 429, "1");
        routeTo(pixelcut(sandbox.baseUrl()).replace("maxRetryDelay=50", "maxRetryDelay=1000"));

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.stats().requests()).isEqualTo(2);
    }

    @Test
    void aWaitThatTheRequestTimeoutDoesNotAllowIsNotBegun() {
        failNext(1, 429, "60");
        routeTo(pixelcut(sandbox.baseUrl(), "requestTimeout=20000").replace("maxRetryDelay=50", "maxRetryDelay=60000"));

        Exchange exchange = send(Pictures.product());

        assertThat(rateLimit(exchange).getRetryAfter()).hasSeconds(60);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aWaitAboveMaxRetryDelayFailsAtOnceAndIsHandedToCamelsRedelivery(int status) {
        failNext(1, status, "30");
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.getRetryAfter()).hasSeconds(30);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(30_000L);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void theMessageOfARateLimitSaysHowLongToWait() {
        failNext(1, 429, "30");
        routeTo(pixelcut(sandbox.baseUrl()));

        assertThat(rateLimit(send(Pictures.product()))).hasMessageContaining("The API asks to wait 30 s");
    }

    @ParameterizedTest
    @CsvSource({"600, 600000", "601, ", "86400, "})
    void camelIsMadeToWaitTenMinutesAtMost(String retryAfter, Long redeliveryDelay) {
        failNext(1, 429, retryAfter);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(rateLimit(exchange).getRetryAfter()).hasSeconds(Long.parseLong(retryAfter));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(redeliveryDelay);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void aDateIsUnderstoodToo() {
        Instant inFiveMinutes = Instant.now().plusSeconds(300);
        failNext(1, 429, DateTimeFormatter.RFC_1123_DATE_TIME.format(inFiveMinutes.atOffset(ZoneOffset.UTC)));
        routeTo(pixelcut(sandbox.baseUrl()));

        assertThat(rateLimit(send(Pictures.product())).getRetryAfter())
                .isBetween(Duration.ofSeconds(200), Duration.ofSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "1.5", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void aValueThatSaysNothingCountsAsNone(String retryAfter) {
        failNext(2, 429, retryAfter);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
        assertThat(sandbox.stats().requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775", "9000000000000000000"})
    void anAbsurdWaitFailsLikeAnyLongOne(String retryAfter) {
        failNext(1, 429, retryAfter);
        routeTo(pixelcut(sandbox.baseUrl()));

        Exchange exchange = send(Pictures.product());

        assertThat(rateLimit(exchange).getRetryAfter()).isGreaterThan(Duration.ofDays(1));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
        assertThat(sandbox.stats().requests()).isOne();
    }

    /** The policy's own delay of an hour shows that the header is what Camel waits for. */
    @Test
    void aRedeliveryPolicyTakesTheWaitFromTheHeader() {
        failNext(1, 429, "1");
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutRateLimitException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(Duration.ofHours(1).toMillis());
                from(IN).to(pixelcut(sandbox.baseUrl()));
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
