package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What routes, operators and event notifiers learn about calls. */
class CallsAreCountedTest extends SandboxTestSupport {

    private final List<PixelcutCallCompletedEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        listen(events::add);
    }

    private PixelcutStatistics statistics() {
        return context.getComponent("pixelcut", PixelcutComponent.class).getStatistics();
    }

    private PixelcutCall onlyCall() {
        assertThat(events).hasSize(1);
        return events.get(0).getCall();
    }

    private static int attemptsOf(Exchange exchange) {
        return exchange.getException(PixelcutException.class).getAttempts();
    }

    @Test
    void aPictureThatNeededTwoRetriesTookThreeAttempts() {
        sandbox.failNext(2, 503, null);

        Exchange exchange = send(generate(""), photo());

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelPixelcutAttempts", 3)
                .containsEntry("CamelPixelcutStatusCode", 200);
        assertThat(statistics())
                .returns(1L, PixelcutStatistics::calls)
                .returns(2L, PixelcutStatistics::retries)
                .returns(1L, PixelcutStatistics::chargedPictures)
                .returns(0L, PixelcutStatistics::inFlight)
                .returns(Map.of(), PixelcutStatistics::failures);
        assertThat(onlyCall())
                .returns(3, PixelcutCall::attempts)
                .returns(200, PixelcutCall::statusCode)
                .returns(Charge.CERTAIN, PixelcutCall::charge)
                .returns(null, PixelcutCall::errorCode);
    }

    @Test
    void aFailureHasItsAttemptsAndDoesNotChangeTheMessage() {
        sandbox.failNext(3, 503, null);
        byte[] photo = photo();

        Exchange exchange = send(generate("&maxRetries=2"), photo);

        assertThat(attemptsOf(exchange)).isEqualTo(3);
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        assertThat(exchange.getMessage().getBody()).isSameAs(photo);
        assertThat(statistics().failures()).containsOnly(Map.entry(ErrorCode.UNKNOWN, 1L));
        assertThat(onlyCall()).returns(503, PixelcutCall::statusCode).returns(Charge.NONE, PixelcutCall::charge);
    }

    @Test
    void aFailureRemovesTheAttemptsOfAnEarlierCall() {
        Exchange exchange = send(generate(""), photo());
        sandbox.failNext(1, 400, "unknown_foreground");

        Exchange second = template.send(generate(""), exchange);

        assertThat(second.getMessage().getHeaders()).doesNotContainKeys("CamelPixelcutAttempts");
        assertThat(statistics().failures()).containsOnly(Map.entry(ErrorCode.UNKNOWN_FOREGROUND, 1L));
    }

    @Test
    void anImageRefusedBeforeSendingHasNoAttempts() {
        Exchange exchange = send(generate(""), photo("png", 63, 63));

        assertThat(attemptsOf(exchange)).isZero();
        assertThat(onlyCall()).returns(0, PixelcutCall::attempts).returns(0, PixelcutCall::retries);
        assertThat(statistics())
                .returns(1L, PixelcutStatistics::calls)
                .returns(0L, PixelcutStatistics::retries)
                .returns(Map.of(ErrorCode.RESOLUTION_TOO_LOW, 1L), PixelcutStatistics::failures);
    }

    @Test
    void aLostAnswerCountsAsPossiblyChargedAndItsRedeliveryIsNotCounted() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:in").to(generate(""));
            }
        });
        sandbox.failNext(1, 504, null);

        send("direct:in", photo());

        assertThat(sandbox.stats().requests()).isOne();
        assertThat(onlyCall()).returns(Charge.POSSIBLE, PixelcutCall::charge);
        assertThat(statistics())
                .returns(1L, PixelcutStatistics::calls)
                .returns(1L, PixelcutStatistics::possiblyChargedPictures)
                .returns(0L, PixelcutStatistics::chargedPictures);
    }

    @Test
    void eachRedeliveryOfARecipientListIsCounted() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                from("direct:in").recipientList(constant(generate("&maxRetries=0")));
            }
        });
        sandbox.failNext(1, 503, null);

        send("direct:in", photo());

        assertThat(events)
                .extracting(event -> event.getCall().statusCode())
                .as("Camel's ExchangeSent comes once here")
                .containsExactly(503, 200);
    }

    @Test
    void aRateLimitIsRecordedEvenIfARetrySucceeds() {
        Instant before = Instant.now();
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "1"));

        Exchange exchange = send(generate(""), photo());

        assertThat(exchange.isFailed()).isFalse();
        assertThat(statistics().lastRateLimit().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(statistics().lastRateLimit().at()).isBetween(before, Instant.now());
    }

    @Test
    void theCreditsComeFromTheLastAnswer() {
        assertThat(statistics().credits()).isEmpty();
        sandbox.setCredits(123);
        String credits = "pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl();

        send(credits, null);
        assertThat(statistics().credits()).containsOnlyKeys("pixelcut-127.0.0.1");
        assertThat(statistics().credits().values())
                .extracting(Credits::remaining)
                .containsExactly(123L);

        sandbox.setCredits(77);
        send(credits, null);
        assertThat(statistics().credits().values())
                .extracting(Credits::remaining)
                .containsExactly(77L);
    }

    @Test
    void eachAccountHasItsOwnCredits() {
        String uri = "pixelcut:credits?baseUrl=" + sandbox.baseUrl() + "&apiKey=";
        sandbox.setCredits(10);
        send(uri + "sk_one", null);
        sandbox.setCredits(20);
        send(uri + "sk_two", null);

        assertThat(statistics().credits().values())
                .extracting(Credits::remaining)
                .containsExactlyInAnyOrder(10L, 20L);
    }

    @Test
    void aCallUnderWayIsInFlight() {
        sandbox.setLatency(Duration.ofSeconds(1));

        CompletableFuture<Exchange> call = template.asyncSend(
                generate(""), exchange -> exchange.getMessage().setBody(photo()));

        await().until(() -> statistics().inFlight() == 1);
        assertThat(statistics().calls()).isZero();
        call.join();
        assertThat(statistics().inFlight()).isZero();
        assertThat(onlyCall().duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aFailingEventNotifierDoesNotFailTheCall() {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                throw new IllegalStateException("broken");
            }
        });

        assertThat(send(generate(""), photo()).isFailed()).isFalse();
        assertThat(statistics().inFlight()).isZero();
    }

    private void listen(Consumer<PixelcutCallCompletedEvent> listener) {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof PixelcutCallCompletedEvent call) {
                    listener.accept(call);
                }
            }
        });
    }

    @Test
    void anErrorInAnEventNotifierCausesNoSecondCallAndNoMissingEvents() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:in").to(generate(""));
            }
        });
        listen(event -> {
            throw new NoClassDefFoundError("broken");
        });
        List<PixelcutCallCompletedEvent> later = new CopyOnWriteArrayList<>();
        listen(later::add);

        assertThat(send("direct:in", photo()).isFailed()).isFalse();
        assertThat(sandbox.stats().generated()).isOne();
        assertThat(later).hasSize(1);
    }

    @Test
    void anEventNotifierCanMakeACallEvenWithASingleWorker() {
        context.getComponent("pixelcut", PixelcutComponent.class).setMaxConcurrentRequests(1);
        List<Exchange> credits = new CopyOnWriteArrayList<>();
        listen(event -> {
            if (event.getCall().operation() == PixelcutOperation.GENERATE_BACKGROUND) {
                credits.add(send("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), null));
            }
        });

        CompletableFuture<Exchange> call = template.asyncSend(
                generate(""), exchange -> exchange.getMessage().setBody(photo()));

        assertThat(call).succeedsWithin(Duration.ofSeconds(20));
        assertThat(credits).hasSize(1).noneMatch(Exchange::isFailed);
    }

    @Test
    void theEventOfAFailureHasAFailedExchange() {
        List<Boolean> failed = new CopyOnWriteArrayList<>();
        listen(event -> failed.add(event.getExchange().isFailed()));
        sandbox.failNext(1, 400, "unknown_foreground");

        send(generate(""), photo());

        assertThat(failed).containsExactly(true);
    }

    @Test
    void anEventHasATimestampIfCamelsEventsHaveOne() {
        send(generate(""), photo());
        context.getManagementStrategy().getEventFactory().setTimestampEnabled(true);
        long before = System.currentTimeMillis();
        send(generate(""), photo());

        assertThat(events.get(0).getTimestamp()).isZero();
        assertThat(events.get(1).getTimestamp()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aCallForAnEventExchangeSendsNoEvent() {
        send(generate(""), exchange -> {
            exchange.getExchangeExtension().setNotifyEvent(true);
            exchange.getMessage().setBody(photo());
        });

        assertThat(events).isEmpty();
        assertThat(statistics().calls()).isOne();
    }
}
