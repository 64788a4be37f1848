package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;

/** One call in flight, including its retries: its deadline, and whether it was aborted. */
final class InFlightCall {

    private final RetryPolicy retries;
    private final CallMetrics metrics;
    private final long start = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String endedBecause;
    private volatile boolean late;
    private volatile Runnable onEnd = () -> {};
    private volatile HttpUriRequestBase request;

    InFlightCall(RetryPolicy retries, CallMetrics metrics) {
        this.retries = retries;
        this.metrics = metrics;
    }

    RetryPolicy retries() {
        return retries;
    }

    CallMetrics metrics() {
        return metrics;
    }

    /** Negative after its end. */
    Duration timeLeft() {
        return retries.requestTimeout().minusNanos(System.nanoTime() - start);
    }

    /** An attempt begins. */
    void send(HttpUriRequestBase attempt) {
        request = attempt;
        if (endedBecause != null) {
            attempt.cancel();
        }
    }

    /** Ends the call because its time is over. */
    void endLate() {
        late = true;
        end("the requestTimeout of " + retries.requestTimeout().toMillis() + " ms was over");
    }

    /** Closes the connection at once, as a blocked write has no timeout of its own, or ends a wait. */
    void end(String reason) {
        endedBecause = reason;
        HttpUriRequestBase attempt = request;
        if (attempt != null) {
            attempt.cancel();
        }
        ended.countDown();
        onEnd.run();
    }

    /** Is called when the call is ended from outside, until there is another such action. */
    void onEnd(Runnable action) {
        onEnd = action;
    }

    /** Why the call was aborted; null if it was not. */
    String endedBecause() {
        return endedBecause;
    }

    /** Whether it was aborted because its time was over. */
    boolean isLate() {
        return late;
    }

    /** Why it has no result: for a message, without the key. */
    String reasonOf(Throwable failure, String apiKey) {
        if (endedBecause != null) {
            return endedBecause;
        }
        if (failure instanceof MessageConstraintException limit) {
            return AnswerLimits.exceeded(limit);
        }
        if (failure instanceof RefusedHostException) {
            return LogText.abbreviate(failure.getMessage(), apiKey);
        }
        return failure instanceof UnusableResponseException
                ? failure.getMessage()
                : LogText.abbreviate(failure.toString(), apiKey);
    }

    /** Notes a response in the metrics: for each one, also those that a retry makes good. */
    ResponseStatus answered(HttpResponse response) {
        ResponseStatus status = ResponseStatus.of(response);
        metrics.answered(status);
        return status;
    }

    /** Whether the time that is left allows a wait. */
    boolean hasTimeFor(Duration wait) {
        return endedBecause == null && timeLeft().compareTo(wait) > 0;
    }

    /**
     * Waits, but not beyond the end of the call.
     *
     * @return false if the call was ended
     */
    boolean sleep(Duration wait) throws InterruptedException {
        return !ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
