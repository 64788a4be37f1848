package io.github.camelpixelcut.example;

import io.github.camelpixelcut.example.PictureJob.End;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Ends a {@link PictureJob} when Camel has finished its exchange, whatever happened in it. */
final class JobCompletion extends SynchronizationAdapter {

    private final DoneFile done;
    private final PictureReceipts receipts;
    private final RunProgress progress;
    private final FailureSteps failures;
    private final DiskCheck diskCheck;
    private final Console console;

    JobCompletion(
            DoneFile done,
            PictureReceipts receipts,
            RunProgress progress,
            FailureSteps failures,
            DiskCheck diskCheck,
            Console console) {
        this.done = done;
        this.receipts = receipts;
        this.progress = progress;
        this.failures = failures;
        this.diskCheck = diskCheck;
        this.console = console;
    }

    /** After the file consumer, which adds the key of a stored picture to the {@link DoneFile}. */
    @Override
    public int getOrder() {
        return LOWEST;
    }

    @Override
    public void onDone(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        if (!job.hasEnded()) {
            failures.leave(exchange);
        }
        if (!job.endedAs(End.STAYS)) {
            recordOutcome(job);
        }
        progress.end(job.picture());
    }

    /** Deletes the receipts of the picture, but only if the disk has what follows from the outcome. */
    private void recordOutcome(PictureJob job) {
        Picture picture = job.picture();
        try {
            if (job.endedAs(End.STUCK)) {
                done.add(picture.key());
            }
            if (!job.endedAs(End.MOVED)) {
                done.ensureWritten(picture.key());
            }
            receipts.forget(picture.key());
        } catch (IOException e) {
            console.problem(
                    "The outcome of %s cannot be recorded: %s. The next run downloads its result again, for free, or names it"
                            .formatted(picture.name(), FailureReason.of(e).message()));
            diskCheck.run();
        }
    }
}
