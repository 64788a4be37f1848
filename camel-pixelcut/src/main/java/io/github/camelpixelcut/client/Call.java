package io.github.camelpixelcut.client;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One call under way with its retries: its deadline, and whether it was ended from outside. */
final class Call {

    private static final String ATTRIBUTE = Call.class.getName();

    private final HttpUriRequestBase request;
    private final RetryPolicy retries;
    private final CallReport report;
    private final long start = System.nanoTime();
    private final Duration time;
    private volatile String endedBecause;
    private Duration nextDelay;

    /** @param time how long it may take at most */
    Call(HttpUriRequestBase request, RetryPolicy retries, Duration time, CallReport report) {
        this.request = request;
        this.retries = retries;
        this.report = report;
        this.time = time;
    }

    static Call of(HttpContext context) {
        return (Call) context.getAttribute(ATTRIBUTE);
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

    CallReport report() {
        return report;
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

    /** Why the call was ended from outside; null if it was not. */
    String endedBecause() {
        return endedBecause;
    }

    /** Plans the wait before the next attempt, if the time that is left allows it. */
    boolean plan(Duration delay) {
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        if (endedBecause != null || spent.plus(delay).compareTo(time) > 0) {
            return false;
        }
        nextDelay = delay;
        report.retried();
        if (request.getEntity() instanceof TrackedEntity body) {
            body.startOver();
        }
        return true;
    }

    Duration nextDelay() {
        return nextDelay;
    }
}
