package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping, threads and concurrency: no call is lost, and no resources are left behind. */
class LifeCycleTest extends FaultTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    static Stream<FaultCase> cases() {
        return Stream.of(
                new FaultCase(
                        "The context is stopped while a call is under way",
                        LifeCycleTest::stopped,
                        Outcome.picture(1, 1)),
                new FaultCase(
                        "The route is stopped and started between two calls",
                        LifeCycleTest::restarted,
                        Outcome.picture(2, 2)),
                new FaultCase(
                        "The endpoint has another `baseUrl` when the route starts again",
                        LifeCycleTest::moved,
                        Outcome.picture(2, 2)));
    }

    /** Camel waits for calls under way; the server answers only after Camel has begun to wait. */
    private static Seen stopped(FaultTestSupport test) {
        CountDownLatch stopping = new CountDownLatch(1);

        SocketServer server = test.opened(new SocketServer(new Gate(stopping)));
        CompletableFuture<Exchange> call =
                test.throughAtOnce(1, pixelcut(server.baseUrl()), Pictures.PNG).get(0);
        await().atMost(PATIENCE).until(() -> server.pictures() == 1);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(test.camel()::stop);
        await().atMost(PATIENCE).until(() -> test.camel().isStopping());
        stopping.countDown();
        await().atMost(PATIENCE).until(() -> stop.isDone() && call.isDone());
        return Seen.of(call.join(), server);
    }

    private static Seen restarted(FaultTestSupport test) throws Exception {
        StandIn api = new StandIn(picture().build());
        assertThat(failureOf(test.call(api).exchange())).isNull();
        whileStopped(test, () -> {});
        return Seen.of(test.again(Pictures.PNG), api);
    }

    private static Seen moved(FaultTestSupport test) throws Exception {
        StandIn first = new StandIn(picture().build());
        StandIn second = test.opened(new StandIn(picture().build()));
        assertThat(failureOf(test.call(first).exchange())).isNull();
        PixelcutEndpoint endpoint = test.camel().getEndpoint(pixelcut(first.baseUrl()), PixelcutEndpoint.class);
        whileStopped(test, () -> endpoint.getConfiguration().setBaseUrl(second.baseUrl()));
        Exchange exchange = test.again(Pictures.PNG);
        assertThat(second.requests()).isOne();
        return new Seen(
                exchange, () -> first.requests() + second.requests(), () -> first.pictures() + second.pictures());
    }

    private static void whileStopped(FaultTestSupport test, Runnable action) throws Exception {
        RouteController routes = test.camel().getRouteController();
        String route = test.camel().getRoutes().get(0).getRouteId();
        routes.stopRoute(route);
        assertThat(routes.getRouteStatus(route)).isEqualTo(ServiceStatus.Stopped);
        action.run();
        routes.startRoute(route);
    }

    /** Answers each call with a picture once the gate is open. */
    private record Gate(CountDownLatch gate) implements SocketServer.Script {

        @Override
        public void serve(SocketServer.Connection client) throws IOException, InterruptedException {
            while (true) {
                client.readCall();
                gate.await();
                client.send("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 16\r\n\r\n");
                client.send(Pictures.JPEG);
            }
        }
    }

    @Test
    void aStoppedContextLeavesNoConnectionAndNoThread() {
        SocketServer api = opened(new SocketServer(new Gate(new CountDownLatch(0))));
        routeTo(pixelcut(api.baseUrl()));
        assertThat(failureOf(send(Pictures.PNG))).isNull();
        assertThat(api.openConnections()).isOne();

        context.stop();

        await().atMost(PATIENCE).until(() -> api.openConnections() == 0);
        assertNoThreadIsLeft();
    }

    @Test
    void aForcedStopAbortsCallsAndEndsThreads() {
        sandbox.setLatency(Duration.ofMinutes(5));
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> call = template.asyncSend(
                pixelcut(sandbox.baseUrl()), exchange -> exchange.getMessage().setBody(Pictures.product()));
        await().atMost(PATIENCE).until(() -> sandbox.stats().requests() == 1);

        context.stop();

        await().atMost(PATIENCE).until(call::isDone);
        assertThat(call.join().getException()).hasMessageContaining("the component was stopped");
        assertThat(call.join().getException(PixelcutException.class).isPossiblyCharged())
                .isTrue();
        assertNoThreadIsLeft();
    }

    @Test
    void aComponentWithAllWorkersBusyMakesItsConsumerWaitAndCanBeStopped() throws Exception {
        allow(2);
        context.getShutdownStrategy().setTimeout(1);
        AtomicInteger taken = new AtomicInteger();
        SocketServer api = opened(new SocketServer(new Gate(new CountDownLatch(1))));
        consumeFiles(taken, pixelcut(api.baseUrl()));
        await().atMost(PATIENCE).until(() -> api.pictures() == 2 && taken.get() == 3);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(context::stop);

        await().atMost(PATIENCE).until(stop::isDone);
        assertThat(taken).hasValueLessThan(20);
        assertThat(api.pictures()).isEqualTo(2);
        assertNoThreadIsLeft();
    }

    private static void assertNoThreadIsLeft() {
        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().contains("Pixelcut")));
    }

    @Test
    void aFastConsumerHasToWait() throws Exception {
        allow(2);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger taken = new AtomicInteger();
        SocketServer api = opened(new SocketServer(new Gate(gate)));
        consumeFiles(taken, pixelcut(api.baseUrl()));

        // Two workers wait at the gate and the consumer waits for a free worker: no other file is polled.
        await().atMost(PATIENCE).untilAtomic(taken, equalTo(3));
        await().during(Duration.ofMillis(300)).untilAtomic(taken, equalTo(3));
        // Before the first exchange arrives: otherwise the mock would wait until its timeout.
        getMockEndpoint("mock:done").expectedMessageCount(20);
        getMockEndpoint("mock:done").setResultWaitTime(PATIENCE.toMillis());
        gate.countDown();
        getMockEndpoint("mock:done").assertIsSatisfied();
    }

    private void consumeFiles(AtomicInteger taken, String uri) throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve(i + ".png"), Pictures.PNG);
        }
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0")
                        .process(exchange -> taken.incrementAndGet())
                        .to(uri)
                        .to("mock:done");
            }
        });
    }

    @Test
    void aRouteWithTwoCallsDoesNotBlockItself() {
        allow(1);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two").to(credits()).to(credits());
            }
        });

        assertAllSucceed(sendAtOnce(20, "direct:two", null));
    }

    @Test
    void theNumberOfConcurrentCallsIsLimited() {
        allow(2);
        sandbox.setLatency(Duration.ofMillis(50));
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        context.getRegistry().bind("count", (HttpClientConfigurer) builder -> builder.addRequestInterceptorLast(
                        (request, entity, http) -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max))
                .addResponseInterceptorFirst((response, entity, http) -> underWay.decrementAndGet()));
        String uri = pixelcut(sandbox.baseUrl(), "output=url", "httpClientConfigurer=#count");

        assertAllSucceed(
                sendAtOnce(20, uri, sandbox.sampleUrl(sandbox.sampleNames().get(0))));

        assertThat(most).hasValue(2);
    }

    private void allow(int maxConcurrentRequests) {
        context.getComponent("pixelcut", PixelcutComponent.class).setMaxConcurrentRequests(maxConcurrentRequests);
    }

    private static String credits() {
        return "pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl();
    }

    private List<CompletableFuture<Exchange>> sendAtOnce(int count, String uri, Object body) {
        return Stream.generate(() -> template.asyncSend(
                        uri, exchange -> exchange.getMessage().setBody(body)))
                .limit(count)
                .toList();
    }

    private static void assertAllSucceed(List<CompletableFuture<Exchange>> calls) {
        await().atMost(PATIENCE).until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls).allMatch(call -> call.join().getException() == null);
    }

    @Test
    void anOrdinaryCallContinuesOnAnotherThread() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        boolean sync = producer(credits())
                .process(new DefaultExchange(context), doneSync -> threads.add(Thread.currentThread()));

        assertThat(sync).isFalse();
        await().atMost(PATIENCE).until(() -> threads.size() == 1);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void aTransactedExchangeStaysOnTheCallersThread() throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setTransacted(true);
        List<Thread> callbacks = new CopyOnWriteArrayList<>();

        boolean sync = producer(credits()).process(exchange, doneSync -> callbacks.add(Thread.currentThread()));

        assertThat(sync).isTrue();
        assertThat(callbacks).containsExactly(Thread.currentThread());
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Long.class);
    }

    @ParameterizedTest(name = "status {0}")
    @ValueSource(ints = {200, 400, 429, 500, 502})
    void theCallbackIsCalledOnceForAnyAnswer(int status) throws Exception {
        StandIn api = opened(
                new StandIn(status == 200 ? picture().build() : status(status).build()));

        Exchange exchange = called(producer(pixelcut(api.baseUrl(), "requestsPerSecond=0")), Pictures.PNG);

        assertThat(exchange.getException() == null).isEqualTo(status == 200);
    }

    @Test
    void theCallbackIsCalledOnceIfNothingIsSent() throws Exception {
        assertThat(called(producer(pixelcut(sandbox.baseUrl())), null).getException())
                .isInstanceOf(PixelcutException.class);
        assertThat(called(producer(pixelcut(NoServer.refusing().baseUrl())), Pictures.PNG)
                        .getException())
                .isInstanceOf(PixelcutException.class);
    }

    @Test
    void theCallbackIsCalledOnceIfTheComponentWasStopped() throws Exception {
        AsyncProducer producer = producer(pixelcut(sandbox.baseUrl()));
        context.getComponent("pixelcut").stop();

        assertThat(called(producer, Pictures.PNG).getException()).isNotNull();
        assertThat(sandbox.stats().requests()).isZero();
    }

    /** Where an {@code OutOfMemoryError} is thrown. */
    enum OutOfMemory {
        LOOKING_AT_THE_IMAGE(0),
        SENDING_IT(100_000),
        TAKING_THE_ANSWER(Integer.MAX_VALUE);

        private final int bytes;

        OutOfMemory(int bytes) {
            this.bytes = bytes;
        }

        InputStream photo() {
            byte[] photo = Arrays.copyOf(Pictures.PNG, 200_000);
            return new InputStream() {
                private int read;

                @Override
                public int read() {
                    if (read == bytes) {
                        throw new OutOfMemoryError("none left");
                    }
                    return read < photo.length ? photo[read++] & 0xFF : -1;
                }
            };
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void afterAnOutOfMemoryErrorTheCallbackIsCalledOnceAndTheNextCallWorks(OutOfMemory shortage) throws Exception {
        allow(1);
        StandIn api = opened(new StandIn(picture().build()));
        AtomicBoolean enough = new AtomicBoolean(shortage != OutOfMemory.TAKING_THE_ANSWER);
        context.getRegistry().bind("memory", (HttpClientConfigurer)
                builder -> builder.addResponseInterceptorFirst((response, entity, http) -> {
                    if (!enough.getAndSet(true)) {
                        throw new OutOfMemoryError("none left");
                    }
                }));
        AsyncProducer producer = producer(pixelcut(api.baseUrl(), "httpClientConfigurer=#memory"));

        Exchange failed = called(producer, shortage.photo());
        Exchange next = called(producer, Pictures.PNG);

        assertThat(failed.getException()).hasStackTraceContaining("none left");
        PixelcutException failure = failed.getException(PixelcutException.class);
        assertThat(failure != null && failure.isPossiblyCharged()).isEqualTo(shortage == OutOfMemory.TAKING_THE_ANSWER);
        assertThat(next.getException()).isNull();
        assertThat(next.getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
    }

    private Exchange called(AsyncProducer producer, Object body) {
        AtomicInteger callbacks = new AtomicInteger();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        producer.process(exchange, doneSync -> callbacks.incrementAndGet());
        await().atMost(PATIENCE).untilAtomic(callbacks, equalTo(1));
        await().during(Duration.ofMillis(100)).untilAtomic(callbacks, equalTo(1));
        return exchange;
    }

    private AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }
}
