package io.github.camelpixelcut.example;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SynchronizationAdapter;

/** Ends a {@link PictureJob} when Camel has finished its exchange, whatever happened in it. */
final class JobCompletion extends SynchronizationAdapter {

    private final IdempotentRepository done;
    private final CallJournal journal;
    private final RunProgress progress;
    private final FailureSteps failures;
    private final Console console;

    JobCompletion(
            IdempotentRepository done,
            CallJournal journal,
            RunProgress progress,
            FailureSteps failures,
            Console console) {
        this.done = done;
        this.journal = journal;
        this.progress = progress;
        this.failures = failures;
        this.console = console;
    }

    /** After the file consumer, which removes the key of a picture whose exchange failed. */
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
        if (job.endedAs(PictureJob.End.STUCK)) {
            done.add(job.picture().key());
        }
        forgetCall(job);
        progress.end(job.picture());
    }

    /**
     * The record of a picture that was paid for and stays in the inbox is kept, as after a forced stop: the next run
     * downloads the result.
     */
    private void forgetCall(PictureJob job) {
        Picture picture = job.picture();
        try {
            boolean hasResult =
                    journal.find(picture).map(CallJournal.Entry::hasResult).orElse(false);
            if (!(job.endedAs(PictureJob.End.STAYS) && hasResult)) {
                journal.delete(picture.key());
            }
        } catch (IOException e) {
            console.problem("The record of the call for %s cannot be deleted: %s".formatted(picture.name(), e));
        }
    }
}
