package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer or the result of a paid call is lost: nothing may be paid for twice. */
class LostAnswerTest {

    @TempDir
    Path folder;

    private PixelcutServer pixelcut;
    private Path inbox;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        TestPictures.write(inbox.resolve("a.png"));
        pixelcut = new PixelcutServer();
    }

    @AfterEach
    void stop() {
        pixelcut.close();
    }

    private ApplicationRun run() {
        return ApplicationRun.prepare().with("SANDBOX_URL", pixelcut.address()).run("--inbox", inbox.toString());
    }

    private JsonNode note() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("photos.pixelcut/review/a.png.json").toFile());
    }

    @Test
    void aCallWithoutAnAnswerIsNotRepeated() throws IOException {
        pixelcut.loseAnswers();

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(note().path("code").asText()).isEqualTo("no_answer");
        assertThat(pixelcut.calls()).hasSize(1);
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(pixelcut.calls()).hasSize(1);
    }

    @Test
    void aDownloadThatFailsIsRepeatedWithoutPayingAgain() {
        pixelcut.failDownloads(3);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(pixelcut.downloads()).isEqualTo(4);
        assertThat(pixelcut.calls()).hasSize(1);
    }

    @Test
    void whenEveryDownloadFailsTheNoteSaysWhereThePictureIs() throws IOException {
        pixelcut.failDownloads(Integer.MAX_VALUE);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(note().path("resultUrl").asText()).isEqualTo(pixelcut.resultUrl());
        assertThat(pixelcut.calls()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "401, text/plain, no",
        "403, text/html, <html>",
        "404, text/plain, gone",
        "200, text/html, <html>login</html>",
        "302, ftp://127.0.0.1/result, ''",
        "302, http://127.0.0.1:1/result, ''",
        "302, /result, ''"
    })
    void aPaidPictureWhoseResultCannotBeDownloadedGoesToReview(int status, String typeOrLocation, String body)
            throws IOException {
        pixelcut.failDownloads(exchange -> {
            exchange.getResponseHeaders().set("Location", typeOrLocation);
            PixelcutServer.send(exchange, status, typeOrLocation, body.getBytes(StandardCharsets.UTF_8));
        });

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(note().path("resultUrl").asText()).isEqualTo(pixelcut.resultUrl());
        assertThat(pixelcut.calls()).hasSize(1);
    }
}
