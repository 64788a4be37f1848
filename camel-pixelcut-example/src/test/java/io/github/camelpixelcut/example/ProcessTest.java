package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private Path output;
    private Process process;

    @BeforeEach
    void prepare() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        output = folder.resolve("output.txt");
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-cp", System.getProperty("java.class.path"), Application.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SANDBOX_URL", sandbox.baseUrl());
        builder.environment().put("INBOX_SETTLED", "PT0S");
        process = builder.start();
    }

    private String output() throws IOException {
        return Files.readString(output);
    }

    @Test
    void theExitCodeIsThatOfTheRun() throws Exception {
        Files.writeString(inbox.resolve("broken.png"), "no picture");
        sandbox.failNext(1, 401, "invalid_auth_token");

        start("--inbox", inbox.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void aSignalFinishesWhatIsUnderWayAndPrintsTheTable() throws Exception {
        sandbox.setLatency(Duration.ofSeconds(2));
        TestPictures.write(inbox.resolve("a.png"));
        start("--watch", "--inbox", inbox.toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.stats().requests() == 1);

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output())
                .contains("Stopping: pictures under way are finished first")
                .contains("1 pictures: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("photos.pixelcut/s3/pixelcut-pictures/a.png.jpg"))
                .exists();
    }

    @Test
    void aNormalRunWritesNothingToTheLog() throws Exception {
        TestPictures.write(inbox.resolve("a.png"));
        Files.writeString(inbox.resolve("broken.png"), "no picture");

        start("--inbox", inbox.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output()).isZero();
        assertThat(output()).doesNotContain("WARN", "ERROR", "Exception", "SLF4J");
    }
}
