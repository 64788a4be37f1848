package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the pictures of a user's own inbox, and what they cost. */
class InboxTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private Path work;

    @BeforeEach
    void createInbox() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
    }

    private ApplicationRun application() {
        return ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl());
    }

    private ApplicationRun run() {
        return application().run("--inbox", inbox.toString());
    }

    private Path stored(String key) {
        return work.resolve("s3/pixelcut-pictures").resolve(key);
    }

    private static JsonNode note(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void picturesWithTheSameNameAndOtherEndingsDoNotOverwriteEachOther() {
        TestPictures.write(inbox.resolve("a.png"));
        TestPictures.write(inbox.resolve("a.jpg"));
        TestPictures.write(inbox.resolve("sub/a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("3 pictures: 3 stored, 0 rejected, 0 failed, 30 credits spent");
        assertThat(run.exitCode()).isZero();
        assertThat(stored("a.png.jpg")).exists();
        assertThat(stored("a.jpg.jpg")).exists();
        assertThat(stored("sub/a.png.jpg")).exists();
    }

    @Test
    void aRestartDoesNotPayForPicturesThatAreDone() {
        TestPictures.write(inbox.resolve("a.png"));
        TestPictures.write(inbox.resolve("b.png"));
        run();

        ApplicationRun again = run();

        assertThat(again.summary()).isEqualTo("0 pictures: 0 stored, 0 rejected, 0 failed, 0 credits spent");
        assertThat(again.exitCode()).isZero();
        assertThat(sandbox.stats().generated()).isEqualTo(2);
    }

    @Test
    void aPictureThatChangedIsDoneAgain() {
        Path picture = TestPictures.write(inbox.resolve("a.png"));
        run();
        TestPictures.write(picture, 300, 300);

        assertThat(run().summary()).startsWith("1 picture: 1 stored");
        assertThat(sandbox.stats().generated()).isEqualTo(2);
    }

    @Test
    void aPictureThatWasCopiedAMomentAgoIsWaitedFor() {
        TestPictures.write(inbox.resolve("a.png"));

        assertThat(application()
                        .with("INBOX_SETTLED", "PT0.6S")
                        .run("--inbox", inbox.toString())
                        .summary())
                .startsWith("1 picture: 1 stored");
    }

    @Test
    void aPictureWhoseTimeLiesInTheFutureIsTaken() throws IOException {
        Path picture = TestPictures.write(inbox.resolve("a.png"));
        Files.setLastModifiedTime(picture, FileTime.from(Instant.now().plus(Duration.ofDays(2))));

        assertThat(application()
                        .with("INBOX_SETTLED", "PT0.3S")
                        .run("--inbox", inbox.toString())
                        .summary())
                .startsWith("1 picture: 1 stored");
    }

    @Test
    void aBrokenPictureIsMovedToRejectedWithTheReasonBesideIt() throws IOException {
        Files.writeString(Files.createDirectory(inbox.resolve("sub")).resolve("broken.jpg"), "no picture");
        TestPictures.write(inbox.resolve("good.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("2 pictures: 1 stored, 1 rejected, 0 failed, 10 credits spent");
        assertThat(run.exitCode()).isZero();
        assertThat(inbox.resolve("sub/broken.jpg")).doesNotExist();
        assertThat(work.resolve("rejected/sub/broken.jpg")).hasContent("no picture");
        JsonNode note = note(work.resolve("rejected/sub/broken.jpg.json"));
        assertThat(note.path("file").asText()).isEqualTo("sub/broken.jpg");
        assertThat(note.path("code").asText()).isEqualTo("unsupported_image_format");
        assertThat(note.path("message").asText()).isNotBlank();
        assertThatNoException().isThrownBy(() -> Instant.parse(note.path("time").asText()));
    }

    @Test
    void aPictureThatIsTooSmallIsRejectedWithoutAnUpload() throws IOException {
        TestPictures.write(inbox.resolve("tiny.png"), 32, 32);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 1 rejected, 0 failed, 0 credits spent");
        assertThat(note(work.resolve("rejected/tiny.png.json")).path("code").asText())
                .isEqualTo("resolution_too_low");
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void aSecondRejectedPictureOfTheSameNameDoesNotReplaceTheFirst() throws IOException {
        Files.writeString(inbox.resolve("broken.jpg"), "first");
        run();
        Files.writeString(inbox.resolve("broken.jpg"), "second");
        run();

        assertThat(work.resolve("rejected/broken.jpg")).hasContent("first");
        assertThat(work.resolve("rejected/broken-2.jpg")).hasContent("second");
        assertThat(work.resolve("rejected/broken-2.jpg.json")).exists();
    }

    @Test
    void aPictureThatWasMovedBackFromRejectedIsTriedAgain() throws IOException {
        sandbox.failNext(1, 400, "unknown_foreground");
        TestPictures.write(inbox.resolve("a.png"));
        run();
        Files.move(work.resolve("rejected/a.png"), inbox.resolve("a.png"));

        assertThat(run().summary()).startsWith("1 picture: 1 stored");
    }

    @Test
    void rateLimitAndServerErrorsAreTriedAgainUntilThePictureIsStored() {
        sandbox.failNext(2, 429, "rate_limit_exceeded");
        sandbox.failNext(1, 500, null);
        sandbox.failNext(1, 503, null);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out()).contains("retry 1 of 5 after ", "retry 4 of 5 after ");
        assertThat(sandbox.stats().requests()).isEqualTo(5);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void aPictureWhoseTriesAreUsedUpStaysInTheInboxForTheNextRun() {
        sandbox.failNext(3, 429, "rate_limit_exceeded");
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = application().with("RETRY_TIMES", "2").run("--inbox", inbox.toString());

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("failed (rate_limit_exceeded)").contains("inbox/a.png");
        assertThat(inbox.resolve("a.png")).exists();
        assertThat(run().summary()).startsWith("1 picture: 1 stored");
    }

    @Test
    void aPictureThatWasPerhapsPaidIsPutInReviewAndNeverSentAgain() throws IOException {
        sandbox.failNext(1, 504, null);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("review/a.png");
        assertThat(inbox.resolve("a.png")).doesNotExist();
        assertThat(work.resolve("review/a.png")).exists();
        assertThat(note(work.resolve("review/a.png.json")).path("code").asText())
                .isEqualTo("http_504");
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aPictureThatCannotBePutAsideIsNotSentAgainEither() throws IOException {
        Files.createFile(Files.createDirectories(work.resolve("review")).resolve("sub"));
        sandbox.failNext(1, 504, null);
        TestPictures.write(inbox.resolve("sub/a.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("PROBLEM: sub/a.png cannot be moved out of the inbox");
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void anInterruptedRunLeavesWhatItDidNotTryInTheInbox() {
        for (int i = 1; i <= 5; i++) {
            TestPictures.write(inbox.resolve(i + ".png"));
        }
        ApplicationRun run = application().with("THROTTLE_SANDBOX", "1").start("--inbox", inbox.toString());
        run.awaitOutput("stored");

        assertThat(run.interrupt().exitCode()).isZero();
        assertThat(run.out()).contains("not tried and stay in the inbox");
        assertThat(sandbox.stats().generated()).isLessThan(5);
        run();
        assertThat(sandbox.stats().generated()).isEqualTo(5);
    }

    @Test
    void anInboxThatDisappearsEndsTheRun() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        ApplicationRun run = application().with("INBOX_SETTLED", "PT10M").start("--inbox", inbox.toString());
        run.awaitOutput("Inbox");
        Files.delete(inbox.resolve("a.png"));
        Files.delete(inbox);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("PROBLEM: The inbox cannot be read");
    }

    @Test
    void withoutCreditsTheRunStopsAndTheRestStaysInTheInbox() {
        sandbox.setCredits(10);
        for (int i = 1; i <= 5; i++) {
            TestPictures.write(inbox.resolve(i + ".png"));
        }

        ApplicationRun run = application().with("THROTTLE_SANDBOX", "1").run("--inbox", inbox.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().lines().filter(line -> line.startsWith("STOPPED")))
                .singleElement()
                .asString()
                .contains("credits");
        assertThat(sandbox.stats().generated()).isEqualTo(1);
        assertThat(inbox).isDirectoryContaining("glob:**5.png");
        assertThat(run.out()).contains("were not tried and stay in the inbox");

        sandbox.setCredits(1000);
        assertThat(run().summary()).startsWith("4 pictures: 4 stored");
    }

    @Test
    void anotherErrorLeavesThePictureInTheInbox() {
        sandbox.failNext(1, 404, null);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("failed (http_404)").contains("inbox/a.png");
        assertThat(inbox.resolve("a.png")).exists();
    }

    @Test
    void filesThatAreNoPicturesAreLeftAlone() throws IOException {
        Files.writeString(inbox.resolve("prices.xlsx"), "1 2 3");
        Files.writeString(inbox.resolve(".hidden.png"), "hidden");

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 other files left alone: hidden, or not jpg, jpeg, png");
        assertThat(inbox.resolve("prices.xlsx")).exists();
        assertThat(inbox.resolve(".hidden.png")).exists();
    }

    @Test
    void aNameThatIsTooLongForS3FailsBeforeAnythingIsPaid() {
        Path deep = inbox;
        for (int i = 0; i < 6; i++) {
            deep = deep.resolve("d".repeat(180));
        }
        TestPictures.write(deep.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("too long for S3");
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void aLinkToAParentFolderDoesNotPayForAPictureTwice() throws IOException {
        TestPictures.write(inbox.resolve("a/photo.png"));
        Files.createSymbolicLink(inbox.resolve("self"), Path.of("."));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aLinkedPictureIsTaken() throws IOException {
        Path picture = TestPictures.write(folder.resolve("elsewhere/photo.png"));
        Files.createSymbolicLink(inbox.resolve("a.png"), picture);

        assertThat(run().summary()).startsWith("1 picture: 1 stored");
        assertThat(stored("a.png.jpg")).exists();
    }

    @Test
    void aNameThatIsTooLongForTheEmbeddedStoreFailsBeforeAnythingIsPaid() {
        Path fits = TestPictures.write(inbox.resolve("x".repeat(210) + ".jpg"));
        Path tooLong = TestPictures.write(inbox.resolve("y".repeat(211) + ".jpg"));

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("2 pictures: 1 stored, 0 rejected, 1 failed, 10 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("too long for the embedded S3 store");
        assertThat(stored(fits.getFileName() + ".jpg")).exists();
        assertThat(tooLong).exists();
    }

    @Test
    void aFileThatCannotBeReadStaysInTheInbox() throws IOException {
        Path unreadable = Path.of("/sys/bus/platform/uevent"); // which root cannot read either
        Assumptions.assumeTrue(Files.exists(unreadable), "needs a file that nobody can read");
        Path picture = Files.createSymbolicLink(inbox.resolve("a.jpg"), unreadable);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(picture).isSymbolicLink();
        assertThat(sandbox.stats().generated()).isZero();
    }

    @Test
    void aLinkThatLeadsNowhereIsNamedAndCountsAsNoPicture() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        Files.createSymbolicLink(inbox.resolve("z.png"), Path.of("gone.png"));

        ApplicationRun run = run();

        assertThat(run.out()).contains("[1/1] stored").doesNotContain("not tried");
        assertThat(run.out()).contains("PROBLEM: The link z.png leads nowhere");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        Path outer = Files.createDirectories(inbox.resolve(folders("o", 9)));
        Path inner = folder.resolve("inner");
        Files.createDirectories(inner.resolve(folders("i", 15)));
        // A path above 4,096 bytes is a folder that even root cannot read.
        Path moved = Files.move(inner, outer.resolve("inner"));
        try {
            ApplicationRun run = run();

            assertThat(run.summary()).startsWith("1 picture: 1 stored");
            assertThat(run.out()).containsPattern("PROBLEM: .*cannot be read: what it holds is left out");
            assertThat(run.exitCode()).isEqualTo(1);
        } finally {
            Files.move(moved, inner);
        }
    }

    private static String folders(String letter, int depth) {
        return String.join("/", Collections.nCopies(depth, letter.repeat(200)));
    }

    @Test
    void aLinkedFolderIsNamed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(inbox.resolve("more"), elsewhere);

        assertThat(run().out()).contains("The linked folder more is not entered");
    }

    @Test
    void twoRunsCannotWorkOnTheSameInbox() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), inbox);
        ApplicationRun watching = application().start("--watch", "--inbox", inbox.toString());
        watching.awaitOutput("Inbox");

        for (Path sameInbox : List.of(inbox, link)) {
            ApplicationRun second = application().run("--inbox", sameInbox.toString());

            assertThat(second.exitCode()).isEqualTo(64);
            assertThat(second.err()).contains("Another run is working on this inbox");
        }
        assertThat(watching.interrupt().exitCode()).isZero();
    }

    @Test
    void aLinkToAnInboxIsThatInbox() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        run();

        ApplicationRun again = application()
                .run(
                        "--inbox",
                        Files.createSymbolicLink(folder.resolve("link"), inbox).toString());

        assertThat(again.summary()).startsWith("0 pictures");
        assertThat(folder.resolve("link.pixelcut")).doesNotExist();
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void anInboxThatContainsAnotherOneIsRefused() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        run();

        ApplicationRun outer = application().run("--inbox", folder.toString());

        assertThat(outer.exitCode()).isEqualTo(64);
        assertThat(outer.err()).contains("The inbox " + folder + " contains the inbox " + inbox);
        assertThat(folder.resolveSibling(folder.getFileName() + ".pixelcut")).doesNotExist();
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void anInboxInsideAnotherOneIsRefused() {
        Path inner = TestPictures.write(inbox.resolve("mugs/red/a.png")).getParent();
        run();

        ApplicationRun again = application().run("--inbox", inner.toString());

        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("The inbox " + inner + " is part of the inbox " + inbox);
        assertThat(inner.resolveSibling("red.pixelcut")).doesNotExist();
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRunHasMadeIsNoInbox() {
        TestPictures.write(inbox.resolve("a.png"));
        run();

        for (String made : List.of("", "s3/pixelcut-pictures", "review")) {
            ApplicationRun again =
                    application().run("--inbox", work.resolve(made).toString());

            assertThat(again.exitCode()).isEqualTo(64);
            assertThat(again.err()).contains("is part of the work folder " + work);
        }
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void theWorkFolderOfAnInboxThatIsGoneIsNotEntered() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        run();
        Path shop = Files.createDirectory(folder.resolve("shop"));
        Files.move(work, shop.resolve("photos.pixelcut"));

        ApplicationRun run = application().run("--inbox", shop.toString());

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).contains("The work folder photos.pixelcut is not entered");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aNameWithABackslashIsNamedAndNeverTakenForAFolder() throws IOException {
        Assumptions.assumeTrue(File.separatorChar == '/', "no name on Windows has a backslash");
        TestPictures.write(inbox.resolve("a/b.png"));
        TestPictures.write(inbox.resolve("a\\b.png"), 300, 300);
        TestPictures.write(inbox.resolve("c\\d/e.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.out()).contains("PROBLEM: a\\b.png is left out", "PROBLEM: c\\d is left out");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(stored("a/b.png.jpg")).exists();
    }

    @Test
    void aBrokenLinkThatComesDuringAWatchIsNamedOnce() throws IOException {
        ApplicationRun watching = application().start("--watch", "--inbox", inbox.toString());
        watching.awaitOutput("Inbox");
        Files.createSymbolicLink(inbox.resolve("z.png"), Path.of("gone.png"));
        watching.awaitOutput("PROBLEM: z.png is left out");
        TestPictures.write(inbox.resolve("a.png"));
        watching.awaitOutput("stored");

        assertThat(watching.interrupt().exitCode()).isEqualTo(1);
        assertThat(watching.out()).containsOnlyOnce("z.png");
    }
}
