package io.github.camelpixelcut.example;

import io.github.camelpixelcut.example.Outcome.Kind;
import io.github.camelpixelcut.example.PictureJob.End;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;

/**
 * What happens with a picture after each kind of failure. The {@code onException} blocks of the route call these steps
 * as methods of the bean {@code failureSteps}.
 */
public final class FailureSteps {

    private final FailureFolder rejected;
    private final FailureFolder review;
    private final OutcomeRecorder outcomes;
    private final Shutdown shutdown;
    private final Console console;

    FailureSteps(Workspace workspace, OutcomeRecorder outcomes, Shutdown shutdown, Console console) {
        this.rejected = new FailureFolder(workspace.rejected());
        this.review = new FailureFolder(workspace.review());
        this.outcomes = outcomes;
        this.shutdown = shutdown;
        this.console = console;
    }

    /** Moves the picture to {@code rejected}: the same call would fail again. */
    public void reject(Exchange exchange) {
        Picture picture = PictureJob.of(exchange).picture();
        FailureReason reason = FailureReason.of(exchange);
        move(exchange, Kind.REJECTED, reason, () -> rejected.put(picture, reason));
    }

    /** Moves the picture to {@code review}: it may have been paid for, and only a person may send it again. */
    public void review(Exchange exchange) {
        Picture picture = PictureJob.of(exchange).picture();
        FailureReason reason = FailureReason.of(exchange);
        move(exchange, Kind.FAILED, reason, () -> review.put(picture, reason));
    }

    /** Moves the picture to {@code review} together with the finished one, which S3 did not take. */
    public void keepResult(Exchange exchange) {
        Picture picture = PictureJob.of(exchange).picture();
        FailureReason reason = FailureReason.of(exchange);
        byte[] jpeg = exchange.getMessage().getBody(byte[].class);
        move(exchange, Kind.FAILED, reason, () -> review.put(picture, reason, jpeg));
    }

    /** Leaves the picture in the inbox: nothing was paid, and a later try may succeed. */
    public void leave(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        outcomes.failed(
                job.picture(),
                Kind.FAILED,
                FailureReason.of(exchange),
                job.picture().path());
        job.end(End.STAYS);
    }

    /** Leaves this picture in the inbox, with all that were not tried, and stops the run: every call would fail. */
    public void stopRun(Exchange exchange) {
        leave(exchange);
        if (shutdown.request(Shutdown.Reason.REFUSED)) {
            console.refused(FailureReason.of(exchange));
        }
    }

    /** Tells the operator that a call, a download or an upload is about to be repeated. */
    void reportRetry(Exchange exchange) {
        console.retry(PictureJob.of(exchange).picture(), FailureReason.of(exchange));
    }

    private interface Move {
        Path run() throws IOException;
    }

    private void move(Exchange exchange, Kind kind, FailureReason reason, Move move) {
        PictureJob job = PictureJob.of(exchange);
        try {
            outcomes.failed(job.picture(), kind, reason, move.run());
            job.end(End.DONE);
        } catch (IOException e) {
            console.problem("%s cannot be put aside (%s). It will not be sent again; the result, if any, is at %s"
                    .formatted(job.picture().name(), e, reason.resultUrl()));
            outcomes.failed(job.picture(), Kind.FAILED, reason, job.picture().path());
            job.end(End.STUCK);
        }
    }
}
