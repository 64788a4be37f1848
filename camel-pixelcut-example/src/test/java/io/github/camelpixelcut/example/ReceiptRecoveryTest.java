package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with the receipts that an earlier run has left. */
class ReceiptRecoveryTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private Path work;
    private TestReceipts receipts;

    @BeforeEach
    void onePicture() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        receipts = new TestReceipts(work, sandbox.baseUrl());
        TestPictures.write(inbox.resolve("a.png"));
    }

    private Picture picture() throws IOException {
        return Picture.in(inbox, "a.png");
    }

    private ApplicationRun run() {
        return application().run("--inbox", inbox.toString());
    }

    private ApplicationRun application() {
        return ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl()).with("RETRY_TIMES", "1");
    }

    private void assertNothingIsOpen() throws IOException {
        assertThat(receipts.all()).isEmpty();
    }

    @Test
    void aPictureWhoseCallWasKilledIsSentAgainAndNamed() throws IOException {
        receipts.leaveClaim(picture(), 1);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out())
                .contains(
                        "RESUMED: a.png may have been paid for twice: the application was killed during the call",
                        "stored   a.png: may have been paid for twice",
                        "stored (perhaps_paid_twice)");
        assertThat(run.path("Contact sheet")).content().contains("may have been paid for twice");
        assertNothingIsOpen();
    }

    @Test
    void everyKillDuringACallIsCounted() throws IOException {
        receipts.leaveClaim(picture(), 1);
        receipts.leaveClaim(picture(), 2);

        assertThat(run().out())
                .contains("RESUMED: a.png may have been paid for 3 times", "stored (perhaps_paid_3_times)");
        assertNothingIsOpen();
    }

    @Test
    void withResumeReviewAPictureInDoubtGoesToReviewAndIsNotSent() throws IOException {
        receipts.leaveClaim(picture(), 1);

        ApplicationRun run = application().with("RESUME", "review").run("--inbox", inbox.toString());

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "RESUMED: a.png may have been paid for: the application was killed during the call. It is moved to review",
                        "failed (perhaps_paid)");
        assertThat(work.resolve("review/a.png")).exists();
        assertThat(sandbox.stats().requests()).isZero();
        assertNothingIsOpen();
    }

    @Test
    void aPictureThatFailsAfterAKillIsNamedWithBoth() throws IOException {
        receipts.leaveClaim(picture(), 1);
        sandbox.failNext(1, 400, "unknown_foreground");

        assertThat(run().out())
                .containsPattern(
                        "rejected a.png: .*unknown_foreground.*\\. It may have been paid for twice: the application");
    }

    @Test
    void aPictureThatWasPaidAndStaysInTheInboxIsFetchedByTheNextRun() throws IOException {
        Workspace workspace = Workspace.ofInbox(inbox);
        Console silent = new Console(new PrintStream(OutputStream.nullOutputStream()));
        Shutdown shutdown = new Shutdown();
        RunProgress progress = new RunProgress();
        OutcomeRecorder outcomes = new OutcomeRecorder(workspace, progress, silent);
        DiskCheck diskCheck = new DiskCheck(work, shutdown, silent);
        PictureReceipts byPicture = receipts.byPicture();
        FailureSteps failures = new FailureSteps(workspace, byPicture, outcomes, diskCheck, shutdown, silent);
        DoneFile done = new DoneFile(workspace.doneFile());
        JobCompletion completion = new JobCompletion(done, byPicture, progress, failures, diskCheck, silent);
        PictureSteps steps =
                new PictureSteps(byPicture, progress, outcomes, completion, new S3Keys("", true), shutdown);
        Exchange exchange = exchange();

        steps.begin(exchange);
        receipts.leavePaid(picture(), resultUrl(), Duration.ofHours(1));
        exchange.setException(new RejectedExecutionException("The application is stopping"));
        exchange.getExchangeExtension().handoverCompletions().forEach(ended -> ended.onFailure(exchange));
        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 0 credits spent");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
        assertNothingIsOpen();
    }

    /** The URL of a result of the sandbox. */
    private String resultUrl() {
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.start();
            return camel.createProducerTemplate()
                    .requestBody(
                            "pixelcut:generate-background?output=url&apiKey=any&baseUrl=" + sandbox.baseUrl(),
                            inbox.resolve("a.png").toFile(),
                            String.class);
        } finally {
            camel.stop();
        }
    }

    private Exchange exchange() throws IOException {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(picture().path().toFile());
        file.setRelativeFilePath("a.png");
        file.setFileLength(picture().bytes());
        file.setLastModified(picture().modified());
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, file);
        return exchange;
    }

    @Test
    void aPictureIsStoredAlsoWhenTheUrlOfItsResultCannotBeRecorded() throws IOException {
        sandbox.setLatency(Duration.ofSeconds(3));
        ApplicationRun run =
                ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl()).start("--inbox", inbox.toString());
        await().atMost(ApplicationRun.PATIENCE).until(() -> sandbox.stats().requests() == 1);
        Path receiptsFolder = work.resolve("state/receipts");
        Files.move(receiptsFolder, folder.resolve("elsewhere"));
        Files.createFile(receiptsFolder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.out()).contains("PROBLEM: The URL of the result of a.png cannot be recorded");
    }

    @Test
    void aPictureThatIsDoneIsNotTouched() throws IOException {
        run();
        receipts.leaveClaim(picture(), 1);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).doesNotContain("RESUMED", "PROBLEM");
        assertNothingIsOpen();
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aPictureThatChangedMeanwhileIsNamedAndDoneAsItIsNow() throws IOException {
        receipts.leavePaid(picture(), "https://results.example/1.jpg", Duration.ofHours(1));
        TestPictures.write(inbox.resolve("a.png"), 300, 300);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out())
                .containsPattern("PROBLEM: .* a.png, which may have been paid .*https://results.example/1.jpg");
        assertNothingIsOpen();
    }

    @Test
    void aPictureThatIsGoneIsNamed() throws IOException {
        receipts.leaveClaim(picture(), 1);
        Files.delete(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).containsPattern("PROBLEM: .* a.png, which may have been paid .* look into rejected");
        assertThat(run().out()).doesNotContain("PROBLEM");
    }

    @Test
    void aPictureThatWasSentToAnotherServerIsNamed() throws IOException {
        new TestReceipts(work, "http://127.0.0.1:1").leaveClaim(picture(), 1);

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.out()).containsPattern("PROBLEM: .* a.png, which may have been paid .* to another server");
        assertNothingIsOpen();
    }

    @Test
    void aResultThatIsNoLongerThereIsNotPaidAgainButPutInReview() throws IOException {
        assertReviewWithoutPayment(sandbox.baseUrl() + "/results/lost.jpg", Duration.ofHours(1));
    }

    @Test
    void aResultWhoseUrlHasExpiredIsNotPaidAgainButPutInReview() throws IOException {
        ApplicationRun run =
                assertReviewWithoutPayment(sandbox.baseUrl() + "/results/expired.jpg", Duration.ofMinutes(-1));

        assertThat(run.out())
                .contains("RESUMED: a.png was finished", "has expired, and it is moved to review")
                .contains("failed (result_expired)")
                .doesNotContain("retry 1");
    }

    private ApplicationRun assertReviewWithoutPayment(String resultUrl, Duration validFor) throws IOException {
        receipts.leavePaid(picture(), resultUrl, validFor);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(new ObjectMapper()
                        .readTree(work.resolve("review/a.png.json").toFile())
                        .path("resultUrl")
                        .asText())
                .isEqualTo(resultUrl);
        assertNothingIsOpen();
        assertThat(sandbox.stats().requests()).isZero();
        return run;
    }

    @Test
    void temporaryFilesOfTheBuiltInS3ServerAreDeleted() throws IOException {
        Path bucket = Files.createDirectories(work.resolve("s3/pixelcut-pictures"));
        Path half = Files.writeString(bucket.resolve("a.png.jpg-8e495f2b-8e44-4b24-b353-894716a8d581"), "half");
        Path whole = Files.writeString(bucket.resolve("b.jpg-1.png.jpg"), "whole");

        run();

        assertThat(half).doesNotExist();
        assertThat(whole).exists();
        assertThat(bucket.resolve("a.png.jpg")).exists();
    }

    @Test
    void filesThatAreNoReceiptsAreSetAsideAndNamed() throws IOException {
        receipts.leaveClaim(picture(), 1);
        Path file = receipts.file(picture());
        List<String> contents = List.of("{ half a rec", "null", "{}", "[]", Files.readString(file));
        Files.writeString(file, "");
        for (int i = 0; i < contents.size(); i++) {
            Files.writeString(file.resolveSibling(String.valueOf(i).repeat(64) + ".json"), contents.get(i));
        }

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.out()).contains("stored (perhaps_paid_twice)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.startsWith("PROBLEM: A receipt was damaged")))
                .hasSize(1 + contents.size());
        for (int i = 0; i < contents.size(); i++) {
            assertThat(run.out())
                    .contains(file.resolveSibling(String.valueOf(i).repeat(64) + ".damaged-")
                            .toString());
        }
        assertNothingIsOpen();
        assertThat(run().out()).doesNotContain("PROBLEM");
    }

    @Test
    void aReceiptThatCannotBeReadStopsOnlyItsOwnPicture() throws IOException {
        Files.createDirectories(receipts.file(picture()));
        TestPictures.write(inbox.resolve("b.png"));

        ApplicationRun run = run();

        assertThat(run.out()).contains("PROBLEM: The receipt ", " cannot be read: ");
        assertThat(run.summary()).startsWith("2 pictures: 1 stored, 0 rejected, 1 failed");
        assertThat(inbox.resolve("a.png")).exists();
        assertThat(work.resolve("s3/pixelcut-pictures/b.png.jpg")).exists();
    }

    @Test
    void aCallWhoseReceiptCannotBeWrittenIsNotSent() throws IOException {
        Files.createFile(Files.createDirectories(work.resolve("state")).resolve("receipts"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(inbox.resolve("a.png")).exists();
        assertThat(sandbox.stats().requests()).isZero();
    }
}
