package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at an S3 server that is not our own, and what happens while that one is in trouble. */
class S3Test {

    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    private record Upload(String path, String contentType, String sourceName) {}

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Upload> uploads = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Path inbox;

    @BeforeEach
    void startS3() throws IOException {
        CREDENTIALS.forEach(name -> System.setProperty(name, "test"));
        inbox = Files.createDirectory(folder.resolve("photos"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopS3() {
        server.stop(0);
        CREDENTIALS.forEach(System::clearProperty);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                attempts.incrementAndGet();
            }
            boolean fails =
                    exchange.getRequestMethod().equals("PUT") && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            if (exchange.getRequestMethod().equals("PUT") && !fails) {
                uploads.add(new Upload(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestHeaders().getFirst("x-amz-meta-source-name")));
            }
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(fails ? 503 : 200, -1);
        }
    }

    private ApplicationRun run() {
        return ApplicationRun.prepare()
                .with("SANDBOX_URL", sandbox.baseUrl())
                .with("S3_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort())
                .with("S3_BUCKET", "shop")
                .with("S3_PREFIX", "products/")
                .with("RETRY_TIMES", "2")
                .run("--inbox", inbox.toString());
    }

    @Test
    void aPictureArrivesWithItsKeyItsContentTypeAndTheNameOfItsSource() {
        TestPictures.write(inbox.resolve("mugs/red mug.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(uploads)
                .containsExactly(new Upload("/shop/products/mugs/red mug.png.jpg", "image/jpeg", "red%20mug.png"));
        assertThat(run.out()).contains("s3://shop/products/mugs/red mug.png.jpg");
    }

    @Test
    void aNameOutsideAsciiSurvivesInTheKeyAndInTheMetadata() {
        Assumptions.assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode("ü茶"),
                "the file system's names are ASCII only here");
        TestPictures.write(inbox.resolve("Grüner 茶.png"));

        assertThat(run().exitCode()).isZero();
        assertThat(uploads).hasSize(1);
        assertThat(uploads.get(0).path()).isEqualTo("/shop/products/Grüner 茶.png.jpg");
        assertThat(uploads.get(0).sourceName()).isEqualTo("Gr%C3%BCner%20%E8%8C%B6.png");
        assertThat(URLDecoder.decode(uploads.get(0).sourceName(), StandardCharsets.UTF_8))
                .isEqualTo("Grüner 茶.png");
    }

    @Test
    void anUploadThatFailsIsRepeatedWithoutPayingAgain() {
        failures.set(2);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 pictures: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out()).contains("trying again: a.png");
        assertThat(uploads).hasSize(1);
        assertThat(attempts)
                .as("the route repeats uploads, and not the SDK as well")
                .hasValue(3);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void whenS3StaysAwayTheFinishedPictureIsKeptAndNeverPaidAgain() throws IOException {
        failures.set(Integer.MAX_VALUE);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 pictures: 0 stored, 0 rejected, 1 failed, 10 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        Path review = folder.resolve("photos.pixelcut/review");
        assertThat(review.resolve("a.png")).exists();
        assertThat(Jpeg.sizeOf(review.resolve("a.png.jpg"))).isEqualTo("1024x1024");
        JsonNode note = new ObjectMapper().readTree(review.resolve("a.png.json").toFile());
        assertThat(note.path("result").asText()).isEqualTo("a.png.jpg");
        assertThat(note.path("resultUrl").asText()).startsWith(sandbox.baseUrl());

        failures.set(0);
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void aFinishedPictureWithALongNameIsKeptUnderAShorterOne() throws IOException {
        failures.set(Integer.MAX_VALUE);
        Path picture = TestPictures.write(inbox.resolve("x".repeat(249) + ".jpg"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 pictures: 0 stored, 0 rejected, 1 failed, 10 credits spent");
        assertThat(run.out()).doesNotContain("PROBLEM");
        assertThat(picture).doesNotExist();
        String kept = "photos.pixelcut/review/" + "x".repeat(246) + ".jpg";
        assertThat(folder.resolve(kept)).exists();
        assertThat(folder.resolve(kept + ".json")).exists();
        assertThat(Jpeg.sizeOf(folder.resolve(kept + ".jpg"))).isEqualTo("1024x1024");
    }

    @Test
    void whenS3CannotBeReachedAtTheStartNothingIsPaid() {
        server.stop(0);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Connection refused");
        assertThat(sandbox.stats().requests()).isZero();
        assertThat(inbox.resolve("a.png")).exists();
    }
}
