package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest extends SandboxTestSupport {

    @TempDir
    Path folder;

    private void allow(int maxConcurrentRequests) {
        context.getComponent("pixelcut", PixelcutComponent.class).setMaxConcurrentRequests(maxConcurrentRequests);
    }

    private static String credits() {
        return "pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl();
    }

    private List<CompletableFuture<Exchange>> sendAtOnce(int count, String uri) {
        List<CompletableFuture<Exchange>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(template.asyncSend(uri, exchange -> {}));
        }
        return results;
    }

    @Test
    void manyMoreCallsThanAllowedAtOnceAllSucceed() {
        allow(3);

        List<CompletableFuture<Exchange>> results = sendAtOnce(300, credits());

        await().atMost(Duration.ofMinutes(1)).until(() -> results.stream().allMatch(CompletableFuture::isDone));
        assertThat(results).allMatch(result -> result.join().getException() == null);
    }

    @Test
    void aRouteWithTwoCallsDoesNotWaitForItself() throws Exception {
        allow(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two").to(credits()).to(credits());
            }
        });

        List<CompletableFuture<Exchange>> results = sendAtOnce(20, "direct:two");

        await().atMost(Duration.ofSeconds(30)).until(() -> results.stream().allMatch(CompletableFuture::isDone));
        assertThat(results).allMatch(result -> result.join().getException() == null);
    }

    @Test
    void noMoreCallsAreUnderWayThanAllowed() throws Exception {
        allow(2);
        sandbox.setLatency(Duration.ofMillis(50));
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        context.getRegistry().bind("count", (HttpClientConfigurer) builder -> builder.addRequestInterceptorLast(
                        (request, entity, http) -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max))
                .addResponseInterceptorFirst((response, entity, http) -> underWay.decrementAndGet()));

        List<CompletableFuture<Exchange>> results = sendAtOnce(
                20,
                generate("&output=url&httpClientConfigurer=#count&imageUrl="
                        + sandbox.sampleUrl(sandbox.sampleNames().get(0))));

        await().atMost(Duration.ofMinutes(1)).until(() -> results.stream().allMatch(CompletableFuture::isDone));
        assertThat(most).hasValue(2);
    }

    @Test
    void aFastConsumerIsHeldBack() throws Exception {
        allow(2);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve(i + ".jpg"), photo());
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0")
                        .process(exchange -> taken.incrementAndGet())
                        .to(credits())
                        .process(exchange -> gate.await(1, TimeUnit.MINUTES))
                        .to("mock:done");
            }
        });

        // Two workers wait at the gate and the consumer waits for a third: nothing else is taken.
        await().untilAtomic(taken, equalTo(3));
        await().during(Duration.ofMillis(300)).untilAtomic(taken, equalTo(3));
        gate.countDown();
        getMockEndpoint("mock:done").expectedMessageCount(20);
        getMockEndpoint("mock:done").assertIsSatisfied();
    }

    @Test
    void anOrdinaryCallGoesOnOnAnotherThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Exchange exchange = new DefaultExchange(context);
        CountDownLatch done = new CountDownLatch(1);

        template.asyncSend(credits(), exchange).whenComplete((result, failure) -> {
            threads.add(Thread.currentThread());
            done.countDown();
        });

        await().until(() -> done.getCount() == 0);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void aTransactedExchangeStaysOnItsThread() throws Exception {
        PixelcutProducer producer = producer(credits());
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setTransacted(true);
        List<Thread> callbacks = new ArrayList<>();

        boolean sync = producer.process(exchange, doneSync -> callbacks.add(Thread.currentThread()));

        assertThat(sync).isTrue();
        assertThat(callbacks).containsExactly(Thread.currentThread());
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Long.class);
    }

    @Test
    void theCallbackComesOnceAlsoWhenTheCallFails() throws Exception {
        PixelcutProducer producer = producer(generate("&maxRetries=0"));
        AtomicInteger callbacks = new AtomicInteger();
        Exchange exchange = new DefaultExchange(context);

        boolean sync = producer.process(exchange, doneSync -> callbacks.incrementAndGet());

        assertThat(sync).isFalse();
        await().untilAtomic(callbacks, equalTo(1));
        assertThat(exchange.getException()).isNotNull();
        await().during(Duration.ofMillis(100)).untilAtomic(callbacks, equalTo(1));
    }

    private PixelcutProducer producer(String uri) throws Exception {
        PixelcutProducer producer = (PixelcutProducer) context.getEndpoint(uri).createProducer();
        producer.start();
        return producer;
    }

    @Test
    void stoppingTheContextEndsCallsAndThreads() {
        sandbox.setLatency(Duration.ofMinutes(5));
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> call = template.asyncSend(
                generate(""), exchange -> exchange.getMessage().setBody(photo()));
        await().until(() -> sandbox.stats().requests() == 1);

        context.stop();

        await().until(call::isDone);
        assertThat(call)
                .isCompletedWithValueMatching(exchange -> exchange.getException() != null
                        && exchange.getException().getMessage().contains("the component was stopped"));
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("Pixelcut")));
    }

    @Test
    void stoppingTheComponentAnswersAlsoThoseWhoWaitForAWorker() throws Exception {
        allow(1);
        sandbox.setLatency(Duration.ofMinutes(5));
        PixelcutProducer producer = producer(generate("&maxRetries=0"));
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

        await().untilAtomic(callbacks, equalTo(4));
        assertThat(exchanges)
                .allSatisfy(exchange ->
                        assertThat(exchange.getException()).hasMessageContaining("the component was stopped"));
    }
}
