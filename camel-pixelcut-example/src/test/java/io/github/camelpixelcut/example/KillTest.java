package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A restart after the application was killed at a certain moment. */
class KillTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path inbox;
    private Path work;

    @BeforeEach
    void onePicture() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        TestPictures.write(inbox.resolve("a.png"));
        environment.put("SANDBOX_URL", sandbox.baseUrl());
    }

    private ApplicationProcess start() throws IOException {
        return ApplicationProcess.start(folder.resolve("output.txt"), environment, "--inbox", inbox.toString());
    }

    private ApplicationRun restart() {
        return ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl()).run("--inbox", inbox.toString());
    }

    private void assertNothingIsOpen() throws IOException {
        assertThat(TestReceipts.in(work.resolve("state/receipts"))).isEmpty();
        assertThat(work.resolve("review")).isEmptyDirectory();
        assertThat(work.resolve("rejected")).isEmptyDirectory();
    }

    @Test
    void afterTheCallThePictureIsFetchedFromItsUrlAndNotPaidAgain() throws Exception {
        AtomicInteger uploads = new AtomicInteger();
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                uploads.incrementAndGet(); // and never answers
            } else {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
        });
        s3.start();
        environment.put("S3_ENDPOINT", "http://127.0.0.1:" + s3.getAddress().getPort());
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        try (ApplicationProcess process = start()) {
            await().atMost(ApplicationRun.PATIENCE).until(() -> uploads.get() > 0);
            process.kill();
        } finally {
            s3.stop(0);
        }

        ApplicationRun run = restart();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 0 credits spent");
        assertThat(run.out()).contains("RESUMED: a.png was finished").doesNotContain("may have been paid");
        assertThat(Jpeg.sizeOf(work.resolve("s3/pixelcut-pictures/a.png.jpg"))).isEqualTo("1024x1024");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
        assertNothingIsOpen();
    }
}
