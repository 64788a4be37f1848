package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** All calls of an account share one pace: what routes see of it. */
@Timeout(60)
class AccountPaceTest extends SandboxTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Gives as many permits as a test allows, in addition to the pace. */
    private static final class Gate implements PixelcutRateLimiter {

        private final AtomicInteger permits = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private final List<Duration> refusals = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Duration> acquire() {
            asked.incrementAndGet();
            boolean taken = permits.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            return taken ? Optional.of(Duration.ZERO) : Optional.empty();
        }

        @Override
        public void refused(Duration retryAfter) {
            refusals.add(retryAfter);
        }
    }

    private final Gate gate = new Gate();

    private String gated(String options) {
        context.getRegistry().bind("gate", gate);
        return generate("&rateLimiter=#gate" + options);
    }

    private PixelcutComponent component() {
        return context.getComponent("pixelcut", PixelcutComponent.class);
    }

    private PixelcutPace pace() {
        return component().getStatistics().paces().values().iterator().next();
    }

    private int waiting() {
        return component().getStatistics().paces().isEmpty() ? 0 : pace().waiting();
    }

    private CompletableFuture<Exchange> begin(String uri) {
        return template.asyncSend(uri, exchange -> exchange.getMessage().setBody(photo()));
    }

    private void awaitWaiting(int calls) {
        await().atMost(PATIENCE).until(() -> waiting() == calls);
    }

    private static PixelcutException failureOf(Exchange exchange) {
        return exchange.getException(PixelcutException.class);
    }

    private static void assertFree(Exchange exchange) {
        assertThat(failureOf(exchange).isPossiblyCharged()).isFalse();
        assertThat(failureOf(exchange).getAttempts()).isZero();
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void byDefaultFiveCallsASecondAreSentAtMost() {
        send("pixelcut:generate-background?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), photo());

        assertThat(pace().requestsPerSecond()).isBetween(4.75, 5.0);
        assertThat(pace().permits()).isOne();
    }

    @Test
    void allEndpointsAndClientsOfAnAccountShareItsPace() {
        send(generate("&scene=wood"), photo());
        send(generate("&scene=linen&responseTimeout=1m"), photo());

        assertThat(component().getStatistics().paces())
                .hasSize(2)
                .allSatisfy((client, pace) -> assertThat(pace.permits()).isEqualTo(2));
    }

    @Test
    void eachAttemptTakesAPermit() {
        sandbox.failNext(2, 503, null);

        send(generate(""), photo());

        assertThat(sandbox.stats().requests()).isEqualTo(3);
        assertThat(pace().permits()).isEqualTo(3);
    }

    @Test
    void downloadsCreditsAndHealthChecksTakeNoPermit() {
        gate.permits.set(1);
        Exchange picture = send(gated("&output=download"), photo());
        assertThat(picture.getException()).isNull();

        send(
                "pixelcut:download?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(),
                picture.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        send("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), (Object) null);

        assertThat(gate.asked).hasValue(1);
        assertThat(component().getStatistics().paces().values())
                .allSatisfy(pace -> assertThat(pace.permits()).isOne());
    }

    @Test
    void twoRoutesOfAnAccountTakeTheirTurnsInTheOrderOfTheirCalls() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        for (String route : List.of("one", "two")) {
            context.getRegistry().bind(route, (HttpClientConfigurer)
                    builder -> builder.addRequestInterceptorLast((request, entity, http) -> order.add(route)));
        }
        String one = gated("&output=url&httpClientConfigurer=#one");
        String two = gated("&output=url&httpClientConfigurer=#two");
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (String uri : List.of(one, one, two, one, two)) {
            calls.add(begin(uri));
            awaitWaiting(calls.size());
        }

        for (int i = 0; i < 5; i++) {
            int sent = i + 1;
            gate.permits.incrementAndGet();
            await().atMost(PATIENCE).until(() -> order.size() == sent);
        }

        calls.forEach(CompletableFuture::join);
        assertThat(order).containsExactly("one", "one", "two", "one", "two");
    }

    @Test
    void anotherAccountDoesNotWait() {
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "3600"));
        send(generate(""), photo());
        CompletableFuture<Exchange> shut = begin(generate(""));
        awaitWaiting(1);

        Exchange other = send(generate("").replace(KEY, "sk_another"), photo());

        assertThat(other.getException()).isNull();
        assertThat(shut).isNotDone();
        component().stop();
    }

    @Test
    void aCallIsRefusedForItsRateMoreOftenThanMaxRetriesAndSucceeds() {
        sandbox.failNext(4, 429, "rate_limit_exceeded");

        Exchange exchange = send(generate("&maxRetries=0"), photo());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.ATTEMPTS)).isEqualTo(5);
        assertThat(pace().refused()).isEqualTo(4);
        assertThat(pace().requestsPerSecond()).isLessThan(9_800);
    }

    @Test
    void aCallThatIsRefusedUntilItsTimeIsOverFailsWithTheAnswer() {
        sandbox.failNext(1_000, 429, "rate_limit_exceeded");

        Exchange exchange = send(generate("&requestTimeout=700"), photo());

        assertThat(failureOf(exchange))
                .isInstanceOf(PixelcutRateLimitException.class)
                .returns(429, PixelcutException::getStatusCode)
                .returns(true, PixelcutException::isRetryable)
                .returns(false, PixelcutException::isPossiblyCharged);
        assertThat(failureOf(exchange).getAttempts()).isGreaterThan(1);
    }

    @Test
    void aCallWhoseTurnDoesNotComeInItsTimeFailsWithoutARequest() {
        Exchange exchange = send(gated("&requestTimeout=300"), photo());

        assertThat(failureOf(exchange))
                .isInstanceOf(PixelcutRateLimitException.class)
                .hasMessageContaining("could not be sent within the requestTimeout of 300 ms")
                .returns(0, PixelcutException::getStatusCode)
                .returns(ErrorCode.RATE_LIMIT_EXCEEDED, PixelcutException::getErrorCode)
                .returns(true, PixelcutException::isRetryable);
        assertFree(exchange);
    }

    @Test
    void aCallThatCannotBeSentInItsTimeIsToldWhenItCan() {
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "30"));
        send(generate("&requestTimeout=10s"), photo());

        Exchange exchange = send(generate("&requestTimeout=10s"), photo());

        assertThat(sandbox.stats().requests()).isOne();
        assertThat(failureOf(exchange).getRetryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class))
                .isGreaterThan(20_000);
    }

    @Test
    void callsThatWaitHoldNoConnection() {
        AtomicInteger connections = new AtomicInteger();
        context.getRegistry().bind("count", (HttpClientConfigurer)
                builder -> builder.addExecInterceptorFirst("connections", (request, scope, chain) -> {
                    connections.incrementAndGet();
                    return chain.proceed(request, scope);
                }));
        CompletableFuture<Exchange> call = begin(gated("&httpClientConfigurer=#count"));
        awaitWaiting(1);

        assertThat(connections).hasValue(0);
        gate.permits.set(1);
        assertThat(call.join().getException()).isNull();
        assertThat(connections).hasValue(1);
    }

    /** Older JDKs have no virtual threads. {@code .ci/run} runs this on JDK 25. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void onJava21AWaitingCallOccupiesNoPlatformThread() {
        CompletableFuture<Exchange> call = begin(gated(""));
        awaitWaiting(1);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.endsWith("- Pixelcut"));
        gate.permits.set(1);
        assertThat(call.join().getException()).isNull();
    }

    @Test
    void aStopEndsWaitingCallsAtOnceAndNothingIsSent() {
        List<CompletableFuture<Exchange>> calls = List.of(begin(gated("")), begin(gated("")), begin(gated("")));
        awaitWaiting(3);

        component().stop();

        assertThat(calls).allSatisfy(call -> {
            assertThat(call).succeedsWithin(PATIENCE);
            assertThat(failureOf(call.join()))
                    .isInstanceOf(PixelcutTransportException.class)
                    .hasMessageContaining("the component was stopped")
                    .hasMessageContaining("cost nothing");
            assertFree(call.join());
        });
    }

    @Test
    void anInterruptEndsAWaitAndNothingIsSent() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Exchange> result = new CompletableFuture<>();
        String uri = gated("");
        Thread caller = new Thread(() -> {
            result.complete(send(uri, exchange -> {
                exchange.getExchangeExtension().setTransacted(true);
                exchange.getMessage().setBody(photo());
            }));
            interrupted.complete(Thread.interrupted());
        });
        caller.start();
        awaitWaiting(1);

        caller.interrupt();

        assertThat(result).succeedsWithin(PATIENCE);
        assertThat(failureOf(result.join())).hasMessageContaining("interrupted while it waited for its turn");
        assertFree(result.join());
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void aRateLimiterIsToldOfEachRefusal() {
        gate.permits.set(2);
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "1"));

        assertThat(send(gated(""), photo()).getException()).isNull();

        assertThat(gate.refusals).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aRateLimiterThatFailsBeforeTheRequestFailsTheCallAndTheNextOneIsPaidOnce() {
        AtomicBoolean broken = new AtomicBoolean(true);
        context.getRegistry().bind("gate", (PixelcutRateLimiter) () -> {
            if (broken.get()) {
                throw new IllegalStateException("no database for " + KEY);
            }
            return Optional.of(Duration.ZERO);
        });
        component().setMaxConcurrentRequests(1);
        String uri = generate("&idempotent=true&rateLimiter=#gate");

        Exchange refused = send(uri, photo());

        assertThat(failureOf(refused))
                .isInstanceOf(PixelcutRateLimitException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The rateLimiter has failed: java.lang.IllegalStateException: no database")
                .returns(true, PixelcutException::isRetryable);
        assertThat(failureOf(refused).getMessage()).doesNotContain(KEY);
        assertFree(refused);
        broken.set(false);
        assertThat(send(uri, photo()).getMessage().getHeader(PixelcutConstants.RECEIPT))
                .isEqualTo("bought");
        assertThat(send(uri, photo()).getMessage().getHeader(PixelcutConstants.RECEIPT))
                .isEqualTo("reused");
        assertThat(sandbox.stats().generated()).isOne();
    }

    @Test
    void aRateLimiterThatFailsAfterTheRequestLosesNoPicture() {
        context.getRegistry().bind("gate", new PixelcutRateLimiter() {
            @Override
            public Optional<Duration> acquire() {
                return Optional.of(Duration.ZERO);
            }

            @Override
            public void refused(Duration retryAfter) {
                throw new IllegalStateException("no database");
            }
        });
        sandbox.failNext(2, 429, "rate_limit_exceeded");

        Exchange exchange = send(generate("&rateLimiter=#gate"), photo());

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.stats().generated()).isOne();
    }

    @Test
    void anAccountHasOnePace() throws Exception {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:one").to(generate(""));
                        from("direct:two").to(generate("").replace("Second=10000", "Second=2"));
                    }
                }))
                .hasStackTraceContaining(
                        "requestsPerSecond=2.0 here, and requestsPerSecond=10000.0 at another endpoint")
                .hasStackTraceContaining("an account has one pace");
    }

    @Test
    void theRetriesOfAllCallsTogetherAreLimitedWhileTheServiceIsInTrouble() {
        sandbox.failNext(10_000, 503, null);

        for (int i = 0; i < 40; i++) {
            assertThat(failureOf(send(generate("&maxRetries=5"), photo()))).isInstanceOf(PixelcutServerException.class);
        }

        assertThat(sandbox.stats().requests()).isEqualTo(40 + 100);
    }
}
