package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StopWhileWaitingTest extends SandboxTestSupport {

    /** Like the meters of the observability module. */
    @BeforeEach
    void readStatisticsAfterEachCall() {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof PixelcutCallCompletedEvent) {
                    component().getStatistics();
                }
            }
        });
    }

    private PixelcutComponent component() {
        return context.getComponent("pixelcut", PixelcutComponent.class);
    }

    @Test
    void aProducerThatWasNotStartedFailsTheCallAndSaysSo() throws Exception {
        PixelcutProducer producer =
                (PixelcutProducer) context.getEndpoint(generate("")).createProducer();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(photo());
        AtomicInteger callbacks = new AtomicInteger();

        boolean done = producer.process(exchange, doneSync -> callbacks.incrementAndGet());

        assertThat(done).isTrue();
        assertThat(callbacks).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("was not started; nothing was sent");
        assertThat(sandbox.stats().requests()).isZero();
    }

    @RepeatedTest(5) // A deadlock between stop and call does not occur every time.
    void stoppingTheComponentAlsoEndsCallsThatWaitForAWorker() throws Exception {
        component().setMaxConcurrentRequests(1);
        sandbox.setLatency(Duration.ofMinutes(5));
        PixelcutProducer producer = (PixelcutProducer)
                context.getEndpoint(generate("&maxRetries=0")).createProducer();
        producer.start();
        List<Exchange> exchanges = new ArrayList<>();
        AtomicInteger callbacks = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(photo());
            exchanges.add(exchange);
            new Thread(() -> {
                        begun.incrementAndGet();
                        producer.process(exchange, doneSync -> callbacks.incrementAndGet());
                    })
                    .start();
        }
        await().until(() -> begun.get() == 4 && sandbox.stats().requests() == 1);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(component()::stop);

        assertThat(stop).succeedsWithin(Duration.ofSeconds(50));

        await().atMost(Duration.ofSeconds(50)).untilAtomic(callbacks, equalTo(4));
        assertThat(exchanges)
                .allSatisfy(exchange ->
                        assertThat(exchange.getException()).hasMessageContaining("the component was stopped"));
    }
}
