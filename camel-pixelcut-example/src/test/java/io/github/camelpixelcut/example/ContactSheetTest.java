package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.example.Outcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

    @TempDir
    Path folder;

    private final RunProgress progress = new RunProgress();

    private String write() throws Exception {
        Path page = folder.resolve("contact-sheet.html");
        new ContactSheet(progress).write(page);
        return Files.readString(page);
    }

    private static Picture picture(String name, Path path) {
        return new Picture(name, path, 0, 1);
    }

    @Test
    void aStoredPictureIsShownBeforeAndAfterInsideThePage() throws Exception {
        Path original = TestPictures.write(folder.resolve("mug.jpg"));
        Picture picture = picture("mug.jpg", original);
        progress.note(picture, new Outcome(Kind.STORED, 54_321, "s3://shop/mug.jpg.jpg", null, original));
        progress.keepThumbnail(picture, Thumbnail.of(original).orElseThrow());

        String page = write();

        assertThat(page).containsPattern("alt=\"mug.jpg as it came in\"");
        assertThat(page.split("src=\"data:image/jpeg;base64,", -1)).hasSize(3);
        assertThat(page).contains("54 KB", "s3://shop/mug.jpg.jpg", "1 stored");
        assertThat(page).doesNotContain("src=\"http", "href=", "<script");
    }

    @Test
    void aRejectedPictureIsShownWithItsCodeAndMessage() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
        FailureReason reason = new FailureReason("malformed_image", "The image could not be decoded", null);
        progress.note(
                picture("broken.jpg", broken), new Outcome(Kind.REJECTED, 10, "rejected/broken.jpg", reason, broken));

        assertThat(write())
                .contains("malformed_image", "The image could not be decoded", "cannot be read as a picture");
    }

    @Test
    void namesAndMessagesCannotBringMarkupIntoThePage() throws Exception {
        Path file = folder.resolve("a.png");
        FailureReason reason = new FailureReason("<b>code</b>", "<img src=x onerror=alert(1)>", null);
        progress.note(
                picture("\"><script>alert(1)</script>.png", file), new Outcome(Kind.FAILED, 0, "<i>", reason, file));

        assertThat(write())
                .doesNotContain("<script>", "<img src=x", "<b>code", "<i>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;.png");
    }

    @Test
    void ofAVeryLongRunTheLastHundredAreShown() throws Exception {
        for (int i = 0; i < 250; i++) {
            Path file = folder.resolve(i + ".png");
            progress.note(picture(i + ".png", file), new Outcome(Kind.STORED, 1, "s3://shop/" + i, null, file));
        }

        String page = write();

        assertThat(page).contains("250 pictures", "250 stored");
        assertThat(page.split("<article", -1)).hasSize(101);
    }
}
