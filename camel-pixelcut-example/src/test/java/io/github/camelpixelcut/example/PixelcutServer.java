package io.github.camelpixelcut.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in place of Pixelcut. It records the calls, and fails as a test needs it. */
final class PixelcutServer implements AutoCloseable {

    private static final byte[] RESULT = Pictures.product("jpg", 1024, 1024);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger downloads = new AtomicInteger();
    private final AtomicInteger failingDownloads = new AtomicInteger();
    private volatile HttpHandler badResult = exchange -> send(exchange, 503, "text/plain", new byte[0]);
    private volatile boolean answers = true;
    private final HttpServer server;

    PixelcutServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/credits", exchange -> send(exchange, 200, "application/json", json("credits_remaining", 100)));
        server.createContext("/v1/generate-background", this::generate);
        server.createContext("/result", this::download);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String resultUrl() {
        return address() + "/result";
    }

    /** The bodies of the paid calls, one character for each byte. */
    List<String> calls() {
        return calls;
    }

    int downloads() {
        return downloads.get();
    }

    /** From now on, paid calls get no answer. */
    void loseAnswers() {
        answers = false;
    }

    /** The next downloads of a result are answered with 503. */
    void failDownloads(int count) {
        failingDownloads.set(count);
    }

    /** Each download of a result is answered by this handler. */
    void failDownloads(HttpHandler handler) {
        badResult = handler;
        failingDownloads.set(Integer.MAX_VALUE);
    }

    private void generate(HttpExchange exchange) throws IOException {
        calls.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        if (answers) {
            send(exchange, 200, "application/json", json("result_url", resultUrl()));
        } else {
            exchange.close();
        }
    }

    private void download(HttpExchange exchange) throws IOException {
        downloads.incrementAndGet();
        if (failingDownloads.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            badResult.handle(exchange);
        } else {
            send(exchange, 200, "image/jpeg", RESULT);
        }
    }

    private static byte[] json(String name, Object value) throws IOException {
        return new ObjectMapper().writeValueAsBytes(Map.of(name, value));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
