package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.github.camelpixelcut.sandbox.SandboxStats;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run on an inbox with all kinds of files, folders and links. */
class InboxContentsTest {

    /** A file that nobody can read, not even root. */
    private static final Path UNREADABLE = Path.of("/sys/bus/platform/uevent");

    private static final boolean NAMES_CAN_HAVE_A_BACKSLASH = File.separatorChar == '/';

    @TempDir
    static Path folder;

    private static Path inbox;
    private static Path work;
    private static ApplicationRun run;
    private static SandboxStats stats;

    @BeforeAll
    static void runOnce() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        fillInbox();
        Path unreadableFolder = createFolderThatNobodyCanRead();
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start()) {
            run = ApplicationRun.prepare()
                    .with("SANDBOX_URL", sandbox.baseUrl())
                    .with("INBOX_SETTLED", "PT0.6S")
                    .run("--inbox", inbox.toString());
            stats = sandbox.stats();
        } finally {
            Files.move(unreadableFolder, folder.resolve("inner"));
        }
    }

    private static void fillInbox() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        TestPictures.write(inbox.resolve("a.jpg"));
        TestPictures.write(inbox.resolve("sub/a.png"));
        Path future = TestPictures.write(inbox.resolve("future.png"));
        Files.setLastModifiedTime(future, FileTime.from(Instant.now().plus(Duration.ofDays(2))));

        Files.writeString(inbox.resolve("sub/broken.jpg"), "no picture");
        TestPictures.write(inbox.resolve("tiny.png"), 32, 32);

        Files.writeString(inbox.resolve("prices.xlsx"), "1 2 3");
        Files.writeString(inbox.resolve(".hidden.png"), "hidden");

        TestPictures.write(inbox.resolve("x".repeat(210) + ".jpg"));
        TestPictures.write(inbox.resolve("y".repeat(211) + ".jpg"));
        TestPictures.write(inbox.resolve(folders("d", 6)).resolve("deep.png"));

        Path elsewhere = TestPictures.write(folder.resolve("elsewhere/photo.png"));
        Files.createSymbolicLink(inbox.resolve("linked.png"), elsewhere);
        Files.createSymbolicLink(inbox.resolve("more"), elsewhere.getParent());
        Files.createSymbolicLink(inbox.resolve("self"), Path.of("."));
        Files.createSymbolicLink(inbox.resolve("nowhere.png"), Path.of("gone.png"));
        if (Files.exists(UNREADABLE)) {
            Files.createSymbolicLink(inbox.resolve("unreadable.jpg"), UNREADABLE);
        }

        TestPictures.write(inbox.resolve("old.pixelcut/rejected/a.png"));
        Files.createFile(
                Files.createDirectory(inbox.resolve("old.pixelcut/state")).resolve("lock"));

        if (NAMES_CAN_HAVE_A_BACKSLASH) {
            TestPictures.write(inbox.resolve("sub\\a.png"), 300, 300);
            TestPictures.write(inbox.resolve("c\\d/e.png"));
        }
    }

    /** Not even root can read a path of more than 4,096 bytes, so the folder is moved away again at the end. */
    private static Path createFolderThatNobodyCanRead() throws IOException {
        Path outer = Files.createDirectories(inbox.resolve(folders("o", 9)));
        Path inner = folder.resolve("inner");
        Files.createDirectories(inner.resolve(folders("i", 15)));
        return Files.move(inner, outer.resolve("inner"));
    }

    private static String folders(String letter, int depth) {
        return String.join("/", Collections.nCopies(depth, letter.repeat(180)));
    }

    private static Path stored(String key) {
        return work.resolve("s3/pixelcut-pictures").resolve(key);
    }

    private static JsonNode note(String path) throws IOException {
        return new ObjectMapper().readTree(work.resolve(path).toFile());
    }

    @Test
    void everyPictureIsPaidForOnceAndTheTableCountsThem() {
        int unreadable = Files.exists(UNREADABLE) ? 1 : 0;

        assertThat(run.summary())
                .isEqualTo("%d pictures: 6 stored, 2 rejected, %d failed, 60 credits spent"
                        .formatted(10 + unreadable, 2 + unreadable));
        assertThat(stats.generated()).isEqualTo(6);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void picturesWithTheSameNameAndOtherEndingsDoNotOverwriteEachOther() {
        assertThat(stored("a.png.jpg")).exists();
        assertThat(stored("a.jpg.jpg")).exists();
        assertThat(stored("sub/a.png.jpg")).exists();
    }

    @Test
    void aPictureWithATimeInTheFutureIsTakenWhenItHasNotChangedForAMoment() {
        assertThat(stored("future.png.jpg")).exists();
    }

    @Test
    void aBrokenPictureIsMovedToRejectedWithTheReasonBesideIt() throws IOException {
        assertThat(inbox.resolve("sub/broken.jpg")).doesNotExist();
        assertThat(work.resolve("rejected/sub/broken.jpg")).hasContent("no picture");
        JsonNode note = note("rejected/sub/broken.jpg.json");
        assertThat(note.path("file").asText()).isEqualTo("sub/broken.jpg");
        assertThat(note.path("code").asText()).isEqualTo("unsupported_image_format");
        assertThat(note.path("message").asText()).isNotBlank();
        assertThatNoException().isThrownBy(() -> Instant.parse(note.path("time").asText()));
    }

    @Test
    void aPictureThatIsTooSmallIsRejectedWithoutAnUpload() throws IOException {
        assertThat(note("rejected/tiny.png.json").path("code").asText()).isEqualTo("resolution_too_low");
        assertThat(stats.requests())
                .as("the stored ones, and the broken one, which only the API can reject")
                .isEqualTo(7);
    }

    @Test
    void filesThatAreNoPicturesAreLeftAloneAndCounted() {
        assertThat(run.out()).contains("2 other files left alone: hidden, or not jpg, jpeg, png");
        assertThat(inbox.resolve("prices.xlsx")).exists();
        assertThat(inbox.resolve(".hidden.png")).exists();
    }

    @Test
    void aNameThatIsTooLongForS3FailsBeforeAnythingIsPaid() {
        assertThat(run.out()).contains("deep.png: The path is too long for S3");
    }

    @Test
    void aNameThatIsTooLongForTheEmbeddedStoreFailsBeforeAnythingIsPaid() {
        assertThat(stored("x".repeat(210) + ".jpg.jpg")).exists();
        assertThat(run.out()).contains("yyy.jpg: A name is too long for the embedded S3 store");
        assertThat(inbox.resolve("y".repeat(211) + ".jpg")).exists();
    }

    @Test
    void aLinkedPictureIsTaken() {
        assertThat(stored("linked.png.jpg")).exists();
    }

    @Test
    void linkedFoldersAreNamedAndNotEntered() {
        assertThat(run.out())
                .contains("The linked folder more is not entered", "The linked folder self is not entered");
        assertThat(stored("more")).doesNotExist();
        assertThat(stored("self")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsNowhereIsNamedAndCountsAsNoPicture() {
        assertThat(run.out())
                .contains("PROBLEM: The link nowhere.png leads nowhere")
                .doesNotContain("not tried");
    }

    @Test
    void aFileThatCannotBeReadStaysInTheInbox() {
        Assumptions.assumeTrue(Files.exists(UNREADABLE), "needs a file that nobody can read");

        assertThat(run.out()).contains("failed   unreadable.jpg");
        assertThat(inbox.resolve("unreadable.jpg")).isSymbolicLink();
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() {
        assertThat(run.out()).containsPattern("PROBLEM: ooo.*cannot be read: its contents are left out");
    }

    @Test
    void theWorkFolderOfAnInboxThatIsGoneIsNotEntered() {
        assertThat(run.out()).contains("The work folder old.pixelcut is not entered");
        assertThat(stored("old.pixelcut")).doesNotExist();
    }

    @Test
    void aNameWithABackslashIsNamedAndNeverTakenForAFolder() throws IOException {
        Assumptions.assumeTrue(NAMES_CAN_HAVE_A_BACKSLASH, "no name on Windows has one");

        assertThat(run.out()).contains("PROBLEM: sub\\a.png is left out", "PROBLEM: c\\d is left out");
        assertThat(inbox.resolve("sub\\a.png")).exists();
    }
}
