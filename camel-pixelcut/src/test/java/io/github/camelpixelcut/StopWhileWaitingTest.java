package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class StopWhileWaitingTest extends SandboxTestSupport {

    @Test
    void stoppingTheComponentAnswersAlsoThoseWhoWaitForAWorker() throws Exception {
        context.getComponent("pixelcut", PixelcutComponent.class).setMaxConcurrentRequests(1);
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

        context.getComponent("pixelcut", PixelcutComponent.class).stop();

        await().atMost(Duration.ofSeconds(50)).untilAtomic(callbacks, equalTo(4));
        assertThat(exchanges)
                .allSatisfy(exchange ->
                        assertThat(exchange.getException()).hasMessageContaining("the component was stopped"));
    }
}
