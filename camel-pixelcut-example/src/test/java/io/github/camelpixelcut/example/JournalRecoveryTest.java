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
import java.util.stream.Stream;
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

/** What a run does with the records of calls that an earlier run has left. */
class JournalRecoveryTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private Path work;
    private Path callsFolder;
    private CallJournal journal;

    @BeforeEach
    void onePicture() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        callsFolder = Files.createDirectories(work.resolve("state/calls"));
        journal = new CallJournal(callsFolder);
        TestPictures.write(inbox.resolve("a.png"));
    }

    private Picture picture() throws IOException {
        return Picture.in(inbox, "a.png");
    }

    private ApplicationRun run() {
        return ApplicationRun.prepare()
                .with("SANDBOX_URL", sandbox.baseUrl())
                .with("RETRY_TIMES", "1")
                .run("--inbox", inbox.toString());
    }

    @Test
    void everyKillDuringACallIsCounted() throws IOException {
        journal.recordCall(picture());
        journal.recordCall(picture());

        assertThat(run().out())
                .contains("RESUMED: a.png may have been paid for 3 times", "stored (perhaps_paid_3_times)");
        assertThat(callsFolder).isEmptyDirectory();
    }

    @Test
    void aPictureThatFailsAfterAKillIsNamedWithBoth() throws IOException {
        journal.recordCall(picture());
        sandbox.failNext(1, 400, "unknown_foreground");

        assertThat(run().out())
                .containsPattern(
                        "rejected a.png: .*unknown_foreground.*\\. It may have been paid for twice: the application");
    }

    @Test
    void aPictureThatWasPaidAndStaysInTheInboxIsFetchedByTheNextRun() throws IOException {
        String resultUrl = resultUrl();
        Workspace workspace = Workspace.ofInbox(inbox);
        Console silent = new Console(new PrintStream(OutputStream.nullOutputStream()));
        Shutdown shutdown = new Shutdown();
        RunProgress progress = new RunProgress();
        OutcomeRecorder outcomes = new OutcomeRecorder(workspace, progress, journal, silent);
        DiskCheck diskCheck = new DiskCheck(work, shutdown, silent);
        JournalSteps journalSteps = new JournalSteps(journal, new DoneFile(workspace.doneFile()), diskCheck, silent);
        FailureSteps failures = new FailureSteps(workspace, journalSteps, outcomes, diskCheck, shutdown, silent);
        JobCompletion completion = new JobCompletion(journalSteps, progress, failures);
        PictureSteps steps =
                new PictureSteps(journalSteps, progress, outcomes, completion, new S3Keys("", true), shutdown);
        Exchange exchange = exchange();

        steps.begin(exchange);
        journalSteps.recordCall(exchange);
        exchange.getMessage().setHeader("CamelPixelcutResultUrl", resultUrl);
        journalSteps.recordResult(exchange);
        exchange.setException(new RejectedExecutionException("The application is stopping"));
        exchange.getExchangeExtension().handoverCompletions().forEach(ended -> ended.onFailure(exchange));
        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 0 credits spent");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
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
        Files.delete(recordFile());
        Files.delete(callsFolder);
        Files.createFile(callsFolder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.out()).contains("PROBLEM: The URL of the result of a.png cannot be recorded");
    }

    private Path recordFile() throws IOException {
        try (Stream<Path> files = Files.list(callsFolder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aPictureThatIsDoneIsNotTouched() throws IOException {
        run();
        journal.recordCall(picture());

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).doesNotContain("RESUMED", "PROBLEM");
        assertThat(callsFolder).isEmptyDirectory();
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aPictureThatChangedMeanwhileIsNamedAndDoneAsItIsNow() throws IOException {
        journal.recordCall(picture());
        journal.recordResult(picture(), "https://results.example/1.jpg");
        TestPictures.write(inbox.resolve("a.png"), 300, 300);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out())
                .containsPattern("PROBLEM: .* a.png, which may have been paid .*https://results.example/1.jpg");
        assertThat(callsFolder).isEmptyDirectory();
    }

    @Test
    void aPictureThatIsGoneIsNamed() throws IOException {
        journal.recordCall(picture());
        Files.delete(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).containsPattern("PROBLEM: .* a.png, which may have been paid .* look into rejected");
        assertThat(run().out()).doesNotContain("PROBLEM");
    }

    @Test
    void aResultThatIsNoLongerThereIsNotPaidAgainButPutInReview() throws IOException {
        String expired = sandbox.baseUrl() + "/results/expired.jpg";
        journal.recordCall(picture());
        journal.recordResult(picture(), expired);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 picture: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(new ObjectMapper()
                        .readTree(work.resolve("review/a.png.json").toFile())
                        .path("resultUrl")
                        .asText())
                .isEqualTo(expired);
        assertThat(callsFolder).isEmptyDirectory();
        assertThat(sandbox.stats().requests()).isZero();
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
    void filesThatAreNoRecordsAreSetAsideAndNamed() throws IOException {
        List<String> contents =
                List.of("", "{ half a rec", "null", "{}", "[]", "{\"file\":\"a.png\",\"key\":\"another\",\"sent\":1}");
        for (int i = 0; i < contents.size(); i++) {
            Files.writeString(callsFolder.resolve(i + ".json"), contents.get(i));
        }

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 1 stored");
        assertThat(run.exitCode()).isEqualTo(1);
        for (int i = 0; i < contents.size(); i++) {
            Path file = callsFolder.resolve(i + ".json");
            assertThat(run.out()).contains("PROBLEM: " + file + " is not the record of a call");
            assertThat(file).doesNotExist();
            assertThat(callsFolder.resolve(i + ".json.unreadable")).hasContent(contents.get(i));
        }
        assertThat(run().out()).doesNotContain("PROBLEM");
    }

    @Test
    void aPictureWhoseRecordCannotBeReadIsNamedAsPerhapsPaidTwice() throws IOException {
        journal.recordCall(picture());
        Files.writeString(recordFile(), "");

        ApplicationRun run = run();

        assertThat(run.out()).contains("stored (perhaps_paid_twice)");
        assertThat(callsFolder).isEmptyDirectory();
    }

    @Test
    void aCallThatCannotBeRecordedIsNotSent() throws IOException {
        Picture picture = picture();
        journal.recordCall(picture);
        Path record = recordFile();
        journal.delete(picture.key());
        Files.createDirectory(DurableFiles.temporaryFor(record));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 picture: 0 stored, 0 rejected, 1 failed");
        assertThat(inbox.resolve("a.png")).exists();
        assertThat(sandbox.stats().requests()).isZero();
    }
}
