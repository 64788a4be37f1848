package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own: exit codes and signals. */
class ProcessTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private ApplicationProcess process;

    @BeforeEach
    void prepare() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.close();
        }
    }

    private void start(String... arguments) throws IOException {
        process = ApplicationProcess.start(
                folder.resolve("output.txt"), Map.of("SANDBOX_URL", sandbox.baseUrl()), arguments);
    }

    @Test
    void theExitCodeIsThatOfTheRun() throws Exception {
        Files.writeString(inbox.resolve("broken.png"), "no picture");
        sandbox.failNext(1, 401, "invalid_auth_token");

        start("--inbox", inbox.toString());

        assertThat(process.exitCode()).as(process.output()).isEqualTo(2);
    }

    @Test
    void theKeyIsInNoLogLineAtAnyLevel() throws Exception {
        String key = "sk_live_0123456789";
        TestPictures.write(inbox.resolve("a.png"));
        process = ApplicationProcess.start(
                folder.resolve("output.txt"),
                Map.of(
                        "CAMEL_COMPONENT_PIXELCUT_BASE_URL",
                        sandbox.baseUrl(),
                        "PIXELCUT_API_KEY",
                        key,
                        "LOG_LEVEL",
                        "TRACE"),
                "--live",
                "--inbox",
                inbox.toString());

        assertThat(process.exitCode()).isZero();
        assertThat(process.output()).contains("DEBUG", "1 stored").doesNotContain(key);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void aSignalFinishesWhatIsUnderWayAndPrintsTheTable() throws Exception {
        sandbox.setLatency(Duration.ofSeconds(2));
        TestPictures.write(inbox.resolve("a.png"));
        start("--watch", "--inbox", inbox.toString());
        await().atMost(ApplicationRun.PATIENCE).until(() -> sandbox.stats().requests() == 1);

        process.terminate();

        assertThat(process.exitCode()).as(process.output()).isZero();
        assertThat(process.output())
                .contains("Stopping: pictures under way are finished first")
                .contains("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(folder.resolve("photos.pixelcut/s3/pixelcut-pictures/a.png.jpg"))
                .exists();
    }

    @Test
    void aNormalRunWritesNothingToTheLog() throws Exception {
        TestPictures.write(inbox.resolve("a.png"));
        Files.writeString(inbox.resolve("broken.png"), "no picture");

        start("--inbox", inbox.toString());

        assertThat(process.exitCode()).as(process.output()).isZero();
        assertThat(process.output()).doesNotContain("WARN", "ERROR", "Exception", "SLF4J");
    }
}
