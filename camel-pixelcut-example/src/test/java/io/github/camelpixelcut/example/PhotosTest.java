package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Real photos, which are not in the repository: JPEG, PNG, PNG with alpha channel, WebP. */
@EnabledIf("photosArePresent")
class PhotosTest {

    private static final Path PHOTOS = Path.of("../../shared/photos");

    @TempDir
    Path folder;

    static boolean photosArePresent() {
        return Files.isDirectory(PHOTOS);
    }

    @Test
    void everyPhotoComesOutAsAJpegOf1024By1024() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        List<String> names = copyPhotos(inbox);

        ApplicationRun run = ApplicationRun.prepare().run("--inbox", inbox.toString());

        assertThat(names).isNotEmpty();
        assertThat(run.summary())
                .isEqualTo("%1$d pictures: %1$d stored, 0 rejected, 0 failed, %2$d credits spent"
                        .formatted(names.size(), 10 * names.size()));
        for (String name : names) {
            assertThat(Jpeg.sizeOf(folder.resolve("photos.pixelcut/s3/pixelcut-pictures/" + name + ".jpg")))
                    .as(name)
                    .isEqualTo("1024x1024");
        }
    }

    private static List<String> copyPhotos(Path inbox) throws IOException {
        try (Stream<Path> files = Files.list(PHOTOS)) {
            List<Path> photos = files.filter(file -> file.toString().matches(".*\\.(jpg|png|webp)"))
                    .toList();
            for (Path photo : photos) {
                Files.copy(photo, inbox.resolve(photo.getFileName()));
            }
            return photos.stream().map(photo -> photo.getFileName().toString()).toList();
        }
    }
}
