package io.github.camelpixelcut.example;

import io.github.camelpixelcut.example.Outcome.Kind;
import io.github.camelpixelcut.example.PictureJob.End;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * What happens with a picture after each kind of failure. The {@code onException} blocks of the route call these steps
 * as methods of the bean {@code failureSteps}.
 */
public final class FailureSteps {

    private final FailureFolder rejected;
    private final FailureFolder review;
    private final PictureReceipts receipts;
    private final OutcomeRecorder outcomes;
    private final DiskCheck diskCheck;
    private final Shutdown shutdown;
    private final Console console;

    FailureSteps(
            Workspace workspace,
            PictureReceipts receipts,
            OutcomeRecorder outcomes,
            DiskCheck diskCheck,
            Shutdown shutdown,
            Console console) {
        this.rejected = new FailureFolder(workspace.rejected(), console);
        this.review = new FailureFolder(workspace.review(), console);
        this.receipts = receipts;
        this.outcomes = outcomes;
        this.diskCheck = diskCheck;
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

    /** Whether S3 has refused this picture in a way in which it would refuse every other one too. */
    public boolean isRefusedByS3(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        return job != null
                && job.isPaid()
                && S3Refusal.isFinal(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Leaves the picture in the inbox: nothing was paid, and a later try may succeed. */
    public void leave(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        outcomes.failed(
                job, Kind.FAILED, FailureReason.of(exchange), job.picture().path());
        job.end(End.STAYS);
    }

    /** Ends the run: every other picture would fail in the same way. Those that were not tried stay in the inbox. */
    public void stopRun(Exchange exchange) {
        if (shutdown.request(Shutdown.Reason.CANNOT_CONTINUE)) {
            console.stopped(FailureReason.of(exchange).message());
        }
    }

    /** Notes the time of the failure for {@link #reportRetry}. */
    void noteFailure(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        if (job != null) {
            job.noteFailure();
        }
    }

    /** Tells the operator that a call, a download or an upload is repeated now. */
    void reportRetry(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        console.retry(
                job.picture(),
                exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class),
                exchange.getMessage().getHeader(Exchange.REDELIVERY_MAX_COUNTER, 0, Integer.class),
                job.timeSinceFailure(),
                FailureReason.of(exchange));
    }

    private interface Move {
        Path run() throws IOException;
    }

    private void move(Exchange exchange, Kind kind, FailureReason reason, Move move) {
        PictureJob job = PictureJob.of(exchange);
        Picture picture = job.picture();
        try {
            outcomes.failed(job, kind, reason, move.run());
            job.end(End.MOVED);
        } catch (IOException e) {
            boolean hasResult = receipts.hasResult(picture);
            outcomes.failed(job, Kind.FAILED, reason, picture.path());
            console.problem("%s cannot be moved out of the inbox: %s. %s"
                    .formatted(
                            picture.name(),
                            FailureReason.of(e).message(),
                            hasResult ? "The next try downloads its result, for free" : "It will not be sent again"));
            job.end(hasResult ? End.STAYS : End.STUCK);
            diskCheck.run();
        }
    }
}
