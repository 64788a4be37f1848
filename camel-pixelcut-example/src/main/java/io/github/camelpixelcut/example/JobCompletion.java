package io.github.camelpixelcut.example;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Ends a {@link PictureJob} when Camel has finished its exchange, whatever happened in it. */
final class JobCompletion extends SynchronizationAdapter {

    private final JournalSteps journal;
    private final RunProgress progress;
    private final FailureSteps failures;

    JobCompletion(JournalSteps journal, RunProgress progress, FailureSteps failures) {
        this.journal = journal;
        this.progress = progress;
        this.failures = failures;
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
        journal.forgetCall(job);
        progress.end(job.picture());
    }
}
