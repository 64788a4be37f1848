package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture was made and paid, and what came back got lost: nothing may be paid twice. */
class LostAnswerTest {

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger downloads = new AtomicInteger();
    private final AtomicInteger failingDownloads = new AtomicInteger();
    private boolean answers = true;
    private HttpServer pixelcut;
    private Path inbox;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        byte[] jpeg = Files.readAllBytes(TestPictures.write(folder.resolve("result.jpg"), 1024, 1024));
        pixelcut = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pixelcut.createContext(
                "/v1/credits", exchange -> send(exchange, 200, "application/json", json("credits_remaining", 100)));
        pixelcut.createContext("/v1/generate-background", this::generate);
        pixelcut.createContext("/result", exchange -> {
            downloads.incrementAndGet();
            boolean fails = failingDownloads.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            send(exchange, fails ? 503 : 200, "image/jpeg", fails ? new byte[0] : jpeg);
        });
        pixelcut.start();
    }

    @AfterEach
    void stop() {
        pixelcut.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + pixelcut.getAddress().getPort();
    }

    private static byte[] json(String name, Object value) throws IOException {
        return new ObjectMapper().writeValueAsBytes(Map.of(name, value));
    }

    private void generate(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        calls.incrementAndGet();
        if (answers) {
            send(exchange, 200, "application/json", json("result_url", address() + "/result"));
        } else {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ApplicationRun run() {
        return ApplicationRun.prepare().with("SANDBOX_URL", address()).run("--inbox", inbox.toString());
    }

    private JsonNode note() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("photos.pixelcut/review/a.png.json").toFile());
    }

    @Test
    void aCallWithoutAnAnswerIsNotRepeated() throws IOException {
        answers = false;

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(note().path("code").asText()).isEqualTo("no_answer");
        assertThat(calls).hasValue(1);
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aDownloadThatFailsIsRepeatedWithoutPayingAgain() {
        failingDownloads.set(3);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(downloads).hasValue(4);
        assertThat(calls).hasValue(1);
    }

    @Test
    void whenEveryDownloadFailsTheNoteSaysWhereThePictureIs() throws IOException {
        failingDownloads.set(Integer.MAX_VALUE);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(note().path("resultUrl").asText()).isEqualTo(address() + "/result");
        assertThat(calls).hasValue(1);
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
