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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application in another process: exit codes, signals, log and locale. */
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

    private void start(Map<String, String> environment, String... arguments) throws IOException {
        process = ApplicationProcess.start(folder.resolve("output.txt"), environment, arguments);
    }

    private Path stored(String key) {
        return folder.resolve("photos.pixelcut/s3/pixelcut-pictures").resolve(key);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void aSignalFinishesWhatIsUnderWayAndPrintsTheTableAndNothingIsLogged() throws Exception {
        sandbox.setLatency(Duration.ofSeconds(2));
        TestPictures.write(inbox.resolve("a.png"));
        Files.writeString(inbox.resolve("broken.png"), "no picture");
        start(Map.of("SANDBOX_URL", sandbox.baseUrl()), "--watch", "--inbox", inbox.toString());
        await().atMost(ApplicationRun.PATIENCE).until(() -> sandbox.stats().generated() == 1);

        process.terminate();

        assertThat(process.exitCode()).as(process.output()).isZero();
        assertThat(process.output())
                .contains("Stopping: pictures under way are finished first")
                .contains("2 pictures: 1 stored, 1 rejected, 0 failed, 10 credits spent")
                .doesNotContain("WARN", "ERROR", "Exception", "SLF4J");
        assertThat(stored("a.png.jpg")).exists();
    }

    @Test
    void theKeyIsInNoLogLineAtAnyLevelAndNoNameCanForgeALine() throws Exception {
        String key = "sk_live_0123456789";
        String nameOfTheKey = "${env:PIXELCUT_API_KEY}.png";
        TestPictures.write(inbox.resolve(nameOfTheKey));
        TestPictures.write(inbox.resolve("a\nPROBLEM: b\u001b[31m.png"));

        start(
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
        assertThat(process.output())
                .contains("DEBUG", "2 stored")
                .doesNotContain(key)
                .doesNotContain("\u001b");
        assertThat(process.output().lines()).noneMatch(line -> line.startsWith("PROBLEM"));
        assertThat(stored(nameOfTheKey + ".jpg")).exists();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems refuse such names")
    void aNameThatTheJvmCannotOpenIsNamedAndMakesTheExitCodeOne() throws Exception {
        copyToName("Gr\\0303\\0266\\0303\\0237e.png"); // UTF-8
        copyToName("Gr\\0366\\0337e.png"); // ISO 8859-1
        Files.createDirectory(inbox.resolve("sub"));
        copyToName("sub/a\\0344.jpg");
        Path picture = TestPictures.write(inbox.resolve("a.png"));
        TestReceipts receipts = new TestReceipts(folder.resolve("photos.pixelcut"), sandbox.baseUrl());
        receipts.leaveClaim(new Picture("Größe.png", picture, 1, 1), 1);

        start(Map.of("SANDBOX_URL", sandbox.baseUrl(), "LC_ALL", "POSIX"), "--inbox", inbox.toString());

        assertThat(process.exitCode()).as(process.output()).isEqualTo(1);
        assertThat(process.output()).contains("1 picture: 1 stored");
        assertThat(process.output().lines().filter(line -> line.startsWith("PROBLEM") && line.contains("left out")))
                .hasSize(3);
        assertThat(receipts.all())
                .as("the receipt of a picture that can only be opened in another locale")
                .hasSize(1);

        start(Map.of("SANDBOX_URL", sandbox.baseUrl(), "LC_ALL", "C.UTF-8"), "--inbox", inbox.toString());

        assertThat(process.exitCode()).as(process.output()).isEqualTo(1);
        assertThat(process.output()).contains("1 picture: 1 stored");
        assertThat(process.output().lines().filter(line -> line.startsWith("PROBLEM") && line.contains("left out")))
                .hasSize(2);
    }

    /** By a shell, because Java cannot write bytes into a file name. */
    private void copyToName(String escapes) throws Exception {
        Path picture = TestPictures.write(folder.resolve("picture.png"));
        Process copy = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cp \"$1\" \"$2/$(printf '%b' \"$3\")\"",
                        "sh",
                        picture.toString(),
                        inbox.toString(),
                        escapes)
                .start();
        assertThat(copy.waitFor()).isZero();
    }
}
