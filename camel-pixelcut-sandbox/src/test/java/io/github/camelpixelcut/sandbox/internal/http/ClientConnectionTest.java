package io.github.camelpixelcut.sandbox.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientConnectionTest {

    private static final String REQUEST = "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nbody";
    private static final int QUESTIONS = 3;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicBoolean seenClosed = new AtomicBoolean();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Undertow server;
    private Socket client;

    @BeforeEach
    void start() throws IOException {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(this::handle))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        client = new Socket(address.getAddress(), address.getPort());
        client.setSoTimeout(30_000);
    }

    @AfterEach
    void stop() throws IOException {
        goOn.countDown();
        client.close();
        server.stop();
    }

    /** Asks until the connection is closed, or often enough after the test says so. */
    private void handle(HttpServerExchange exchange) throws Exception {
        exchange.getInputStream().readAllBytes();
        requests.incrementAndGet();
        ClientConnection connection = new ClientConnection(exchange);
        goOn.await();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.incrementAndGet();
            seenClosed.compareAndSet(false, connection.isClosed());
        }
        if (!seenClosed.get()) {
            exchange.getResponseSender().send("done");
        }
    }

    @Test
    void aWaitingClientIsThere() throws Exception {
        send(REQUEST);
        goOn.countDown();

        assertThat(response()).startsWith("HTTP/1.1 200").endsWith("done");
        assertThat(seenClosed).isFalse();
    }

    @Test
    void aClientThatHasClosedTheConnectionIsGone() throws Exception {
        send(REQUEST);
        await().until(() -> requests.get() == 1);
        client.close();
        goOn.countDown();

        await().untilTrue(seenClosed);
    }

    @Test
    void aClientThatHasResetTheConnectionIsGone() throws Exception {
        send(REQUEST);
        await().until(() -> requests.get() == 1);
        client.setSoLinger(true, 0);
        client.close();
        goOn.countDown();

        await().untilTrue(seenClosed);
    }

    @Test
    void theNextRequestOfAClientIsNotLost() throws Exception {
        send(REQUEST);
        await().until(() -> requests.get() == 1);
        send(REQUEST + REQUEST);
        goOn.countDown();

        assertThat(response()).endsWith("done");
        assertThat(response()).endsWith("done");
        assertThat(response()).endsWith("done");
        assertThat(requests).hasValue(3);
        assertThat(questions).hasValue(3 * QUESTIONS);
        assertThat(seenClosed).isFalse();
    }

    private void send(String requests) throws IOException {
        client.getOutputStream().write(requests.getBytes(US_ASCII));
    }

    /** One response, up to its body. */
    private String response() throws IOException {
        StringBuilder response = new StringBuilder();
        while (!response.toString().endsWith("done")) {
            int value = client.getInputStream().read();
            assertThat(value).as("the connection is open").isNotNegative();
            response.append((char) value);
        }
        return response.toString();
    }
}
