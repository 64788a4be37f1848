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
    private final long deadline;
    private volatile String endedBecause;
    private Duration nextDelay;

    Call(HttpUriRequestBase request, RetryPolicy retries) {
        this.request = request;
        this.retries = retries;
        this.deadline = System.nanoTime() + retries.requestTimeout().toNanos();
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
        if (endedBecause != null || System.nanoTime() + delay.toNanos() > deadline) {
            return false;
        }
        nextDelay = delay;
        if (request.getEntity() instanceof TrackedEntity body) {
            body.startOver();
        }
        return true;
    }

    Duration nextDelay() {
        return nextDelay;
    }
}
