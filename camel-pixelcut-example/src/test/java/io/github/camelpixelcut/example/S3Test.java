package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another S3 server receives, and what happens when it fails. */
class S3Test {

    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    private record Upload(String path, String contentType, String sourceName) {}

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final AtomicInteger failures = new AtomicInteger();
    private volatile int failure = 503;
    private volatile Runnable duringUpload = () -> {};
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
                duringUpload.run();
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
            exchange.sendResponseHeaders(fails ? failure : 200, -1);
        }
    }

    private ApplicationRun application() {
        return ApplicationRun.prepare()
                .with("SANDBOX_URL", sandbox.baseUrl())
                .with("S3_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort())
                .with("S3_BUCKET", "shop")
                .with("S3_PREFIX", "products/")
                .with("RETRY_S3_TIMES", "2");
    }

    private ApplicationRun run() {
        return application().run("--inbox", inbox.toString());
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

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out()).contains("retry 1 of 2 after ", "retry 2 of 2 after ", " s: a.png: ");
        assertThat(uploads).hasSize(1);
        assertThat(attempts).as("the route repeats uploads, the SDK does not").hasValue(3);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void whenS3StaysAwayTheFinishedPictureIsKeptAndNeverPaidAgain() throws IOException {
        failures.set(Integer.MAX_VALUE);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 10 credits spent");
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

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 10 credits spent");
        assertThat(run.out()).doesNotContain("PROBLEM");
        assertThat(picture).doesNotExist();
        String kept = "photos.pixelcut/review/" + "x".repeat(246) + ".jpg";
        assertThat(folder.resolve(kept)).exists();
        assertThat(folder.resolve(kept + ".json")).exists();
        assertThat(Jpeg.sizeOf(folder.resolve(kept + ".jpg"))).isEqualTo("1024x1024");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {403, 404})
    void whenS3RefusesForGoodTheRunStopsAndNothingElseIsPaid(int status) throws IOException {
        failure = status;
        failures.set(Integer.MAX_VALUE);
        for (int i = 1; i <= 9; i++) {
            TestPictures.write(inbox.resolve(i + ".png"));
        }

        ApplicationRun run = application()
                .with("CAMEL_COMPONENT_PIXELCUT_MAX_CONCURRENT_REQUESTS", "1")
                .with("THROTTLE_SANDBOX", "2")
                .run("--inbox", inbox.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).containsOnlyOnce("STOPPED: ").contains("not tried and stay in the inbox");
        assertThat(run.out()).as("a refusal is final").doesNotContain("retry ");
        assertThat(sandbox.stats().generated()).isLessThanOrEqualTo(2);
        assertThat(attempts).hasValue((int) sandbox.stats().generated());
        assertThat(folder.resolve("photos.pixelcut/review/1.png.jpg")).exists();
    }

    @Test
    void aPaidPictureWaitsLongerForS3ThanTheOthersForTheApi() {
        failures.set(2);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = application().with("RETRY_TIMES", "0").run("--inbox", inbox.toString());

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
    }

    @Test
    void withTheDefaultSettingsAPaidPictureWaitsForS3LongerThanThirtySeconds() {
        Settings settings = Settings.load(name -> null);
        long pause = Long.parseLong(settings.get("retry.first-pause"));
        long longest = Long.parseLong(settings.get("retry.longest-pause"));
        long total = 0;
        for (int retry = 1; retry <= Integer.parseInt(settings.get("retry.s3-times")); retry++) {
            total += Math.round(pause * 0.85); // Camel's collision avoidance takes up to 15% away
            pause = Math.min(longest, 2 * pause);
        }

        assertThat(Duration.ofMillis(total)).isGreaterThan(Duration.ofSeconds(40));
    }

    @Test
    void aStoredPictureThatCannotBeRememberedAsDoneIsNamedAndNotPaidAgain() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        Path done = folder.resolve("photos.pixelcut/state/done.txt");
        duringUpload = () -> replaceByFolder(done);

        ApplicationRun run = run();

        assertThat(run.out()).contains("stored   a.png", "PROBLEM: The outcome of a.png cannot be recorded");
        assertThat(run.exitCode()).isEqualTo(1);

        duringUpload = () -> {};
        Files.delete(done);
        ApplicationRun again = run();
        assertThat(again.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 0 credits spent");
        assertThat(again.exitCode()).isZero();
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    private static void replaceByFolder(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createDirectory(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
