package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcomes of the pictures in a user's inbox, and what they cost. */
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

    private static JsonNode note(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void anotherRunDoesNotPayForPicturesThatAreDoneAlsoByALinkToTheInbox() throws IOException {
        TestPictures.write(inbox.resolve("a.png"));
        TestPictures.write(inbox.resolve("b.png"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inbox);
        run();

        for (Path sameInbox : List.of(inbox, link)) {
            ApplicationRun again = application().run("--inbox", sameInbox.toString());

            assertThat(again.summary()).isEqualTo("0 pictures: 0 stored, 0 rejected, 0 failed, 0 credits spent");
            assertThat(again.exitCode()).isZero();
        }
        assertThat(folder.resolve("link.pixelcut")).doesNotExist();
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
        assertThat(run.out())
                .contains("retry 1 of 5 after ", "retry 2 of 5 after ")
                .as("a call that waits for its turn is no failure")
                .doesNotContain("retry 3 of 5 after ");
        assertThat(sandbox.stats().requests()).isEqualTo(5);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void aPictureWhoseTriesAreUsedUpStaysInTheInboxForTheNextRun() {
        sandbox.failNext(3, 503, null);
        TestPictures.write(inbox.resolve("a.png"));

        ApplicationRun run = application().with("RETRY_TIMES", "2").run("--inbox", inbox.toString());

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("failed (http_503)").contains("inbox/a.png");
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
    void aPictureThatCannotBeMovedToReviewIsNotSentAgain() throws IOException {
        Files.createFile(Files.createDirectories(work.resolve("review")).resolve("sub"));
        sandbox.failNext(1, 504, null);
        TestPictures.write(inbox.resolve("sub/a.png"));

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("PROBLEM: sub/a.png cannot be moved out of the inbox");
        assertThat(run().summary()).startsWith("0 pictures");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    /** One picture after the other, one in a second. */
    private ApplicationRun slowly() {
        return application()
                .with("CAMEL_COMPONENT_PIXELCUT_MAX_CONCURRENT_REQUESTS", "1")
                .with("THROTTLE_SANDBOX", "1");
    }

    @Test
    void anInterruptedRunLeavesWhatItDidNotTryInTheInbox() {
        for (int i = 1; i <= 5; i++) {
            TestPictures.write(inbox.resolve(i + ".png"));
        }
        ApplicationRun run = slowly().start("--inbox", inbox.toString());
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

        ApplicationRun run = slowly().run("--inbox", inbox.toString());

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
    void anInboxThatContainsAnotherOneIsRefused() throws IOException {
        workOn(inbox);

        ApplicationRun outer = application().run("--inbox", folder.toString());

        assertThat(outer.exitCode()).isEqualTo(64);
        assertThat(outer.err()).contains("The inbox " + folder + " contains the inbox " + inbox);
        assertThat(folder.resolveSibling(folder.getFileName() + ".pixelcut")).doesNotExist();
    }

    @Test
    void anInboxInsideAnotherOneIsRefused() throws IOException {
        Path inner = TestPictures.write(inbox.resolve("mugs/red/a.png")).getParent();
        workOn(inbox);

        ApplicationRun again = application().run("--inbox", inner.toString());

        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("The inbox " + inner + " is part of the inbox " + inbox);
        assertThat(inner.resolveSibling("red.pixelcut")).doesNotExist();
        assertThat(sandbox.stats().requests()).isZero();
    }

    @ParameterizedTest(name = "photos.pixelcut/{0}")
    @ValueSource(strings = {".", "s3", "review"})
    void aWorkFolderIsNoInbox(String made) throws IOException {
        workOn(inbox);

        ApplicationRun again = application().run("--inbox", work.resolve(made).toString());

        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("is part of the work folder " + work);
    }

    /** Creates the work folder, as every run does. */
    private static void workOn(Path inbox) throws IOException {
        Workspace.ofInbox(inbox).lock().close();
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
