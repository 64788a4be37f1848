package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.github.camelpixelcut.testsupport.Pictures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Changes to connections between calls cause no failure. */
class ConnectionsTest extends FaultTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final int CALLS = 1_000;
    private static final int AT_ONCE = 10;
    private static final String PICTURE = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 16\r\n";

    static Stream<FaultCase> cases() {
        return Stream.of(
                new FaultCase(
                        "An idle connection that the server has closed, then a second call",
                        ConnectionsTest::closedWhileIdle,
                        Outcome.picture(2, 2)),
                new FaultCase(
                        "`Connection: close`, then a second call",
                        ConnectionsTest::closedByTheAnswer,
                        Outcome.picture(2, 2)),
                new FaultCase(
                        "The server restarts between two calls", ConnectionsTest::restarted, Outcome.picture(2, 2)),
                new FaultCase(
                        "1,000 exchanges at once with `maxConcurrentRequests=10`",
                        ConnectionsTest::manyAtOnce,
                        Outcome.picture(CALLS, CALLS)));
    }

    private static Seen closedWhileIdle(FaultTestSupport test) {
        CountDownLatch closed = new CountDownLatch(1);
        SocketServer server = new SocketServer(client -> {
            client.readCall();
            client.send(PICTURE + "\r\n");
            client.send(Pictures.JPEG);
            client.close();
            closed.countDown();
        });
        return twice(test, server, () -> {
            await().atMost(PATIENCE).until(() -> closed.getCount() == 0);
            // The component checks a connection that was idle for 100 ms before it reuses it.
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        });
    }

    private static Seen closedByTheAnswer(FaultTestSupport test) {
        SocketServer server = new SocketServer(client -> {
            client.readCall();
            client.send(PICTURE + "Connection: close\r\n\r\n");
            client.send(Pictures.JPEG);
        });
        return twice(test, server, () -> {});
    }

    private static Seen twice(FaultTestSupport test, SocketServer server, Runnable between) {
        Exchange first = test.call(server).exchange();
        assertThat(failureOf(first)).isNull();
        between.run();
        return Seen.of(test.again(Pictures.PNG), server);
    }

    private static Seen restarted(FaultTestSupport test) {
        PixelcutSandbox first = PixelcutSandbox.builder().start();
        try {
            test.through(pixelcut(first.baseUrl()), Pictures.product());
        } finally {
            first.close();
        }
        int port = URI.create(first.baseUrl()).getPort();
        AtomicReference<PixelcutSandbox> second = new AtomicReference<>();
        // The system may keep the port in use for a while.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> second.set(PixelcutSandbox.builder().port(port).start()));
        try (PixelcutSandbox sandbox = second.get()) {
            Exchange exchange = test.again(Pictures.product());
            long requests = first.stats().requests() + sandbox.stats().requests();
            long pictures = first.stats().generated() + sandbox.stats().generated();
            return new Seen(exchange, () -> (int) requests, () -> (int) pictures);
        }
    }

    private static Seen manyAtOnce(FaultTestSupport test) {
        test.camel().getComponent("pixelcut", PixelcutComponent.class).setMaxConcurrentRequests(AT_ONCE);
        StandIn api = test.opened(
                new StandIn(picture().headersDelay(10, TimeUnit.MILLISECONDS).build()));
        List<CompletableFuture<Exchange>> calls = test.throughAtOnce(CALLS, pixelcut(api.baseUrl()), Pictures.PNG);
        await().atMost(PATIENCE).until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls).allMatch(call -> failureOf(call.join()) == null);
        return Seen.of(calls.get(0).join(), api);
    }
}
