package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of the calls that it finds open. */
class ResumptionTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private Path inbox;
    private Path work;
    private Path callsFolder;
    private OpenCalls calls;

    @BeforeEach
    void onePicture() throws IOException {
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        callsFolder = Files.createDirectories(work.resolve("state/calls"));
        calls = new OpenCalls(callsFolder);
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
        calls.sending(picture());
        calls.sending(picture());

        assertThat(run().out())
                .contains("RESUMED: a.png may have been paid for 3 times", "stored (perhaps_paid_3_times)");
        assertThat(callsFolder).isEmptyDirectory();
    }

    @Test
    void aPictureThatIsDoneIsNotTouched() throws IOException {
        run();
        calls.sending(picture());

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).doesNotContain("RESUMED", "PROBLEM");
        assertThat(callsFolder).isEmptyDirectory();
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aPictureThatChangedMeanwhileIsNamedAndDoneAsItIsNow() throws IOException {
        calls.sending(picture());
        calls.finished(picture(), "https://results.example/1.jpg");
        TestPictures.write(inbox.resolve("a.png"), 300, 300);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 pictures: 1 stored, 0 rejected, 0 failed, 10 credits spent");
        assertThat(run.out())
                .containsPattern("PROBLEM: .* a.png, which may have been paid .*https://results.example/1.jpg");
        assertThat(callsFolder).isEmptyDirectory();
    }

    @Test
    void aPictureThatIsGoneIsNamed() throws IOException {
        calls.sending(picture());
        Files.delete(inbox.resolve("a.png"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("0 pictures");
        assertThat(run.out()).containsPattern("PROBLEM: .* a.png, which may have been paid .* look into rejected");
        assertThat(run().out()).doesNotContain("PROBLEM");
    }

    @Test
    void aResultThatIsNoLongerThereIsNotPaidAgainButPutInReview() throws IOException {
        String expired = sandbox.baseUrl() + "/results/expired.jpg";
        calls.sending(picture());
        calls.finished(picture(), expired);

        ApplicationRun run = run();

        assertThat(run.summary()).isEqualTo("1 pictures: 0 stored, 0 rejected, 1 failed, 0 credits spent");
        assertThat(new ObjectMapper()
                        .readTree(work.resolve("review/a.png.json").toFile())
                        .path("resultUrl")
                        .asText())
                .isEqualTo(expired);
        assertThat(callsFolder).isEmptyDirectory();
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void whatTheBuiltInS3ServerHadHalfWrittenIsGone() throws IOException {
        Path bucket = Files.createDirectories(work.resolve("s3/pixelcut-pictures"));
        Path half = Files.writeString(bucket.resolve("a.png.jpg-8e495f2b-8e44-4b24-b353-894716a8d581"), "half");
        Path whole = Files.writeString(bucket.resolve("b.jpg-1.png.jpg"), "whole");

        run();

        assertThat(half).doesNotExist();
        assertThat(whole).exists();
        assertThat(bucket.resolve("a.png.jpg")).exists();
    }

    @Test
    void aRecordThatCannotBeReadStopsTheRunBeforeAnythingIsPaid() throws IOException {
        calls.sending(picture());
        Path record;
        try (var files = Files.list(callsFolder)) {
            record = files.findFirst().orElseThrow();
        }
        Files.writeString(record, "{ half a rec");

        ApplicationRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(record.toString());
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void aCallThatCannotBeWrittenDownIsNotSent() throws IOException {
        Picture picture = picture();
        calls.sending(picture);
        Path record;
        try (var files = Files.list(callsFolder)) {
            record = files.findFirst().orElseThrow();
        }
        calls.forget(picture.key());
        Files.createDirectory(record.resolveSibling(record.getFileName() + ".new"));

        ApplicationRun run = run();

        assertThat(run.summary()).startsWith("1 pictures: 0 stored, 0 rejected, 1 failed");
        assertThat(inbox.resolve("a.png")).exists();
        assertThat(sandbox.stats().requests()).isZero();
    }
}
