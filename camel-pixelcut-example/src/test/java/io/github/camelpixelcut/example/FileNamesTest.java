package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File names are data: nothing in them is evaluated, and each picture is stored under its own name. */
class FileNamesTest {

    private static final List<String> NAMES = List.of(
            "${sys.user.name}.png",
            "$simple{sys.java.version}.png",
            "${header.CamelFileName}.png",
            "${bean:failureSteps?method=stopRun}.png",
            "${exchangeProperty.job}.png",
            "{{s3.bucket}}.png",
            "{{?pixelcut.scene}}.png",
            "{{env:PATH}}.png",
            "#{1+1}.png",
            "RAW(a).png",
            "#bean:doneFile.png",
            "a&noop=false.png",
            "a+b.png",
            "a%2Fb.png",
            "%2e%2e%2fa.png",
            "a b.png",
            "a?b#c.png",
            "a;b,c=d.png",
            "'a' \"b\" `c`.png",
            "$(touch x).png",
            "<b>a&amp;.png",
            "a..png",
            "~a.png",
            "-a.png",
            "a*[b]{c}.png",
            "%s%n%d.png",
            "|a.png",
            ":a.png",
            "a\tb.png",
            "a\nb.png",
            "a\u001b[31mb.png");

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private ApplicationRun run(Path inbox) {
        return ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl()).run("--inbox", inbox.toString());
    }

    @Test
    void everyPictureIsStoredUnderItsOwnName() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        NAMES.forEach(name -> TestPictures.write(inbox.resolve(name)));

        ApplicationRun run = run(inbox);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .as("control characters are printed as escapes")
                .contains("stored   a\\u000Ab.png", "stored   a\\u001B[31mb.png")
                .doesNotContain("a\nb", "\u001b", "\t");
        try (Stream<Path> objects = Files.list(folder.resolve("photos.pixelcut/s3/pixelcut-pictures"))) {
            assertThat(objects.map(object -> object.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            NAMES.stream().map(name -> name + ".jpg").toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{{s3.bucket}}", "{{env:PATH}} a+b", "a&noop=false#c; 100%@d:e", "RAW(a)"})
    void anInboxWithThisNameIsOpenedUnderItsOwnName(String name) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve(name));
        TestPictures.write(inbox.resolve("a.png"));

        assertThat(run(inbox).exitCode()).isZero();
        assertThat(folder.resolve(name + ".pixelcut/s3/pixelcut-pictures/a.png.jpg"))
                .exists();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a?b", "a%20b", "${sys:user.dir}", "$simple{sys:user.dir}", "a\\b"})
    void anInboxThatCamelCannotOpenIsRefused(String name) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve(name));

        ApplicationRun run = run(inbox);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("The path of the inbox must not contain").contains(inbox.toString());
        assertThat(folder.resolve(name + ".pixelcut")).doesNotExist();
    }
}
