package io.github.camelpixelcut.example.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of other runtimes rely on. */
class SamplePicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    @Test
    void twoRunsOnTheSamePicturesGiveTheSameBytesOnePerPicture() throws Exception {
        Map<String, String> first =
                SamplePictures.resultsOnMain(Files.createDirectory(folder.resolve("1")), sandbox.baseUrl());
        Map<String, String> second =
                SamplePictures.resultsOnMain(Files.createDirectory(folder.resolve("2")), sandbox.baseUrl());

        assertThat(first)
                .containsOnlyKeys(
                        "kitchen/mug.png.jpg", "living/armchair.jpg.jpg", SamplePictures.HOSTILE_NAME + ".jpg")
                .isEqualTo(second);
        assertThat(new HashSet<>(first.values())).hasSize(3);
        assertThat(sandbox.stats().generated()).isEqualTo(6);
    }
}
