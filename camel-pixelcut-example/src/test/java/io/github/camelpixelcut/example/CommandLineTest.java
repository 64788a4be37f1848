package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static final String REAL_KEY = "sk_a_key_that_costs_money";

    @TempDir
    Path folder;

    @Test
    void helpNamesEveryOptionAndExitCode() {
        ApplicationRun run = ApplicationRun.prepare().run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--inbox=DIR", "--watch", "--live", "--version", "Exit codes", "PIXELCUT_API_KEY");
    }

    @Test
    void versionNamesTheApplication() {
        assertThat(ApplicationRun.prepare().run("--version").out()).startsWith("camel-pixelcut-example ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--bogus, Unknown option: '--bogus'", "stray, Unmatched argument", "--inbox, Missing required parameter"
    })
    void aWrongCommandLineIsExplained(String argument, String message) {
        ApplicationRun run = ApplicationRun.prepare().run(argument);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(message).contains("Usage:");
    }

    @Test
    void anInboxThatDoesNotExistIsNamed() {
        Path missing = folder.resolve("missing");

        ApplicationRun run = ApplicationRun.prepare().run("--inbox", missing.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).isEqualToIgnoringNewLines("There is no such inbox folder: " + missing);
        assertThat(missing).doesNotExist();
    }

    @Test
    void anInboxThatIsAFileIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("a.png"));

        assertThat(ApplicationRun.prepare().run("--inbox", file.toString()).err())
                .isEqualToIgnoringNewLines("The inbox is not a folder: " + file);
    }

    @Test
    void liveWithoutAKeySendsNothing() {
        ApplicationRun run = ApplicationRun.prepare().run("--live", "--inbox", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("PIXELCUT_API_KEY");
    }

    @Test
    void withoutLiveAKeyInTheEnvironmentIsNeitherUsedNorPrinted() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        try (PixelcutSandbox sandbox =
                PixelcutSandbox.builder().acceptedKey(CamelMainRun.NO_KEY).start()) {
            ApplicationRun run = ApplicationRun.prepare()
                    .with("PIXELCUT_API_KEY", REAL_KEY)
                    .with("SANDBOX_URL", sandbox.baseUrl())
                    .run("--inbox", inbox.toString());

            assertThat(run.summary()).startsWith("1 picture: 1 stored");
            assertThat(run.out() + run.err()).doesNotContain(REAL_KEY);
        }
    }

    @Test
    void withoutLiveTheAddressOfTheEnvironmentIsNotCalledAndThatIsSaid() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        try (PixelcutSandbox real = PixelcutSandbox.builder().start();
                PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            ApplicationRun run = ApplicationRun.prepare()
                    .with("CAMEL_COMPONENT_PIXELCUT_BASE_URL", real.baseUrl())
                    .with("CAMEL_COMPONENT_PIXELCUT_API_KEY", REAL_KEY)
                    .with("SANDBOX_URL", sandbox.baseUrl())
                    .run("--inbox", inbox.toString());

            assertThat(run.out())
                    .contains(
                            "CAMEL_COMPONENT_PIXELCUT_BASE_URL is not used",
                            "CAMEL_COMPONENT_PIXELCUT_API_KEY is not used")
                    .doesNotContain(REAL_KEY);
            assertThat(run.summary()).startsWith("1 picture: 1 stored");
            assertThat(real.stats().requests()).isZero();
            assertThat(sandbox.stats().requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"CAMEL_COMPONENT_PIXELCUT_REQUEST_TIMEOUT, soon", "CAMEL_COMPONENT_PIXELCUT_PROXY_PORT, many"})
    void everyOptionOfTheComponentCanBeSetInTheEnvironment(String variable, String value) throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));

        ApplicationRun run = ApplicationRun.prepare().with(variable, value).run("--inbox", inbox.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("(environment variable " + variable + ") cannot be '" + value + "'");
    }

    @Test
    void withLiveTheKeyOfTheEnvironmentIsUsedAndNotPrinted() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        try (PixelcutSandbox real =
                PixelcutSandbox.builder().acceptedKey(REAL_KEY).start()) {
            ApplicationRun run = ApplicationRun.prepare()
                    .with("PIXELCUT_API_KEY", REAL_KEY)
                    .with("CAMEL_COMPONENT_PIXELCUT_BASE_URL", real.baseUrl())
                    .run("--live", "--inbox", inbox.toString());

            assertThat(run.summary()).startsWith("1 picture: 1 stored");
            assertThat(run.out() + run.err()).doesNotContain(REAL_KEY);
        }
    }

    @Test
    void aRefusedKeyIsFoundOutBeforeAnyPictureIsSent() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        try (PixelcutSandbox real =
                PixelcutSandbox.builder().acceptedKey("another").start()) {
            ApplicationRun run = ApplicationRun.prepare()
                    .with("PIXELCUT_API_KEY", REAL_KEY)
                    .with("CAMEL_COMPONENT_PIXELCUT_BASE_URL", real.baseUrl())
                    .run("--live", "--inbox", inbox.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out().lines().filter(line -> line.startsWith("STOPPED")))
                    .hasSize(1);
            assertThat(run.out() + run.err()).doesNotContain(REAL_KEY);
            assertThat(real.stats().requests()).isZero();
            assertThat(inbox.resolve("a.png")).exists();
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PIXELCUT_SCENE | moon | one of [marble",
                "FOLDER_SCENES | kitchen=marbel | one of [marble",
                "THROTTLE_SANDBOX | abc | a number above 0",
                "RETRY_TIMES | -1 | a number from 0",
                "INBOX_SETTLED | 2s | a duration such as PT2S",
                "RETRY_S3_TIMES | many | a number from 0",
                "RESUME | ask | resend or review",
                "S3_BUCKET | ${env:HOME} | the name of a bucket",
                "S3_BUCKET | ab | the name of a bucket",
                "S3_ENDPOINT | foo | embedded, aws, or an http(s) address",
                "SANDBOX_URL | https://192.0.2.1 | an http(s) address of this machine",
            })
    void aMistakeInASettingIsFoundBeforeAnyPictureIsTouched(String variable, String value, String allowed)
            throws IOException {
        Path picture = TestPictures.write(
                Files.createDirectories(folder.resolve("photos/kitchen")).resolve("a.png"));

        ApplicationRun run = ApplicationRun.prepare()
                .with(variable, value)
                .run("--inbox", folder.resolve("photos").toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("(environment variable " + variable + ")")
                .contains("must be " + allowed);
        assertThat(picture).exists();
    }

    @Test
    void anEmptyInboxOptionIsNotTheCurrentFolder() {
        ApplicationRun run = ApplicationRun.prepare().run("--inbox", "");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--inbox is empty");
    }
}
