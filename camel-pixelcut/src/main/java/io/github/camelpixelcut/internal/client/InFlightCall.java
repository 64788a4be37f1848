package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One call in flight, including its retries: its deadline, and whether it was aborted. */
final class InFlightCall {

    private static final String ATTRIBUTE = InFlightCall.class.getName();

    private final HttpUriRequestBase request;
    private final RetryPolicy retries;
    private final CallMetrics metrics;
    private final long start = System.nanoTime();
    private final Duration time;
    private volatile String endedBecause;
    private Duration nextDelay;

    /** @param time how long it may take at most */
    InFlightCall(HttpUriRequestBase request, RetryPolicy retries, Duration time, CallMetrics metrics) {
        this.request = request;
        this.retries = retries;
        this.metrics = metrics;
        this.time = time;
    }

    static InFlightCall of(HttpContext context) {
        return (InFlightCall) context.getAttribute(ATTRIBUTE);
    }

    HttpContext newContext() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    HttpUriRequestBase request() {
        return request;
    }

    RetryPolicy retries() {
        return retries;
    }

    CallMetrics metrics() {
        return metrics;
    }

    Duration time() {
        return time;
    }

    boolean isRepeatable() {
        return request.getEntity() == null || request.getEntity().isRepeatable();
    }

    /** Closes the connection at once: a blocked write has no timeout of its own. */
    void end(String reason) {
        endedBecause = reason;
        request.cancel();
    }

    /** Why the call was aborted; null if it was not. */
    String endedBecause() {
        return endedBecause;
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

    /** Schedules the next attempt, if the time that is left allows the wait before it. */
    boolean scheduleRetry(Duration delay) {
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        if (endedBecause != null || spent.plus(delay).compareTo(time) > 0) {
            return false;
        }
        nextDelay = delay;
        metrics.retried();
        if (request.getEntity() instanceof TrackedEntity body) {
            body.startOver();
        }
        return true;
    }

    Duration nextDelay() {
        return nextDelay;
    }
}
