package io.github.camelpixelcut.example.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.example.Application;
import io.github.camelpixelcut.example.Shutdown;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The tests of other runtimes rely on this. */
class SamplePicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    @Test
    void twoRunsOnTheSamePicturesGiveTheSameBytesOnePerPicture() throws Exception {
        Map<String, String> ownProcess =
                SamplePictures.resultsOnMain(Files.createDirectory(folder.resolve("1")), sandbox.baseUrl());
        Map<String, String> thisProcess = resultsInThisProcess(Files.createDirectory(folder.resolve("2")));

        assertThat(ownProcess)
                .containsOnlyKeys(
                        "kitchen/mug.png.jpg", "living/armchair.jpg.jpg", SamplePictures.HOSTILE_NAME + ".jpg")
                .isEqualTo(thisProcess);
        assertThat(new HashSet<>(ownProcess.values())).hasSize(3);
        assertThat(sandbox.stats().generated()).isEqualTo(6);
    }

    private static Map<String, String> resultsInThisProcess(Path folder) throws IOException {
        Path inbox = SamplePictures.copyTo(folder);
        Map<String, String> environment = Map.of(
                "SANDBOX_URL", sandbox.baseUrl(), "FOLDER_SCENES", SamplePictures.SCENES, "INBOX_SETTLED", "PT0S");
        int exitCode =
                Application.run(environment::get, System.out, System.err, new Shutdown(), "--inbox", inbox.toString());
        assertThat(exitCode).isZero();
        return SamplePictures.resultsOf(inbox);
    }
}
