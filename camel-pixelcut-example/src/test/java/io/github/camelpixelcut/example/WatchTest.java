package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private ApplicationRun run;

    @BeforeEach
    void prepare() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        run = ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        if (run.isRunning()) {
            run.interrupt().exitCode();
        }
    }

    private void watch() {
        run.start("--watch", "--inbox", inbox.toString());
    }

    private void awaitLine(String text) {
        run.awaitOutput(text);
    }

    @Test
    void aPictureThatComesLaterIsTakenToo() {
        TestPictures.write(inbox.resolve("early.png"));
        watch();
        awaitLine("early.png");
        TestPictures.write(inbox.resolve("late.png"));
        awaitLine("late.png");

        assertThat(run.interrupt().exitCode()).isZero();
        assertThat(run.summary()).isEqualTo("2 pictures: 2 stored, 0 rejected, 0 failed, 20 credits spent");
        assertThat(run.out()).contains("s3://pixelcut-pictures/late.png.jpg");
    }

    @Test
    void aPictureThatIsStillBeingCopiedIsTakenOnceAndWhole() throws IOException {
        byte[] picture = Files.readAllBytes(TestPictures.write(folder.resolve("picture.png")));
        run.with("INBOX_SETTLED", "PT0.7S");
        watch();
        try (OutputStream copy = Files.newOutputStream(inbox.resolve("slow.png"))) {
            int piece = picture.length / 10;
            for (int at = 0; at < picture.length; at += piece) {
                copy.write(Arrays.copyOfRange(picture, at, Math.min(picture.length, at + piece)));
                copy.flush();
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
        }
        awaitLine("slow.png");
        TestPictures.write(inbox.resolve("next.png"));
        awaitLine("next.png");

        run.interrupt().exitCode();
        assertThat(run.summary()).isEqualTo("2 pictures: 2 stored, 0 rejected, 0 failed, 20 credits spent");
        assertThat(sandbox.stats().requests()).isEqualTo(2);
    }

    @Test
    void aPictureThatFailedIsTriedAgainAfterAPause() {
        sandbox.failNext(1, 500, null);
        run.with("RETRY_TIMES", "0").with("INBOX_PAUSE_AFTER_FAILURE", "PT0.2S");
        TestPictures.write(inbox.resolve("a.png"));
        watch();
        awaitLine("stored   a.png");

        assertThat(run.interrupt().exitCode()).isZero();
        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
    }

    @Test
    void whatIsUnderWayIsFinishedBeforeTheEnd() {
        sandbox.setLatency(Duration.ofSeconds(1));
        TestPictures.write(inbox.resolve("a.png"));
        watch();
        await().atMost(ApplicationRun.PATIENCE).until(() -> sandbox.stats().requests() == 1);

        assertThat(run.interrupt().exitCode()).isZero();
        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(folder.resolve("photos.pixelcut/s3/pixelcut-pictures/a.png.jpg"))
                .exists();
    }

    @Test
    void aRefusedKeyEndsTheWatch() {
        watch();
        awaitLine("Inbox");
        sandbox.failNext(1, 401, "invalid_auth_token");
        TestPictures.write(inbox.resolve("a.png"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("STOPPED");
        assertThat(inbox.resolve("a.png")).exists();
    }
}
