package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.time.Instant;

/** The metrics of one call so far, updated by the client on the thread of that call. */
public final class CallMetrics {

    private int attempts;
    private int statusCode;
    private boolean paid;
    private boolean inDoubt;
    private boolean reused;
    private Duration waited = Duration.ZERO;
    private Instant rateLimitedAt;
    private Duration retryAfter;

    /** 1 and the number of retries, those of a download included; 0 where nothing was sent. */
    public int attempts() {
        return attempts;
    }

    /** The HTTP status of the last response; 0 without one. */
    public int statusCode() {
        return statusCode;
    }

    /** Whether a picture was made, and costs credits. */
    public boolean isPaid() {
        return paid;
    }

    /** Whether a picture may have been made: the request was sent whole, and the response was lost. */
    public boolean isInDoubt() {
        return inDoubt;
    }

    /** Whether it delivers a picture that an earlier call has paid for. */
    public boolean isReused() {
        return reused;
    }

    /** How long it waited for permits of the account's pace. */
    public Duration waited() {
        return waited;
    }

    /** When the API last answered 429, also where a retry succeeded; null if it never did. */
    public Instant rateLimitedAt() {
        return rateLimitedAt;
    }

    /** How long that answer asked to wait; null where it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** @param first whether it is not sent again */
    void sent(boolean first) {
        attempts = first ? Math.max(attempts, 1) : attempts + 1;
    }

    void waited(long nanos) {
        waited = waited.plusNanos(nanos);
    }

    void answered(ResponseStatus status) {
        statusCode = status.code();
        if (status.isRateLimited()) {
            rateLimitedAt = Instant.now();
            retryAfter = status.retryAfter();
        }
    }

    /** Its 429 says nothing about the account's rate. */
    void answeredByResultHost(ResponseStatus status) {
        statusCode = status.code();
    }

    void paid() {
        paid = true;
    }

    void inDoubt() {
        inDoubt = true;
    }

    void reused() {
        reused = true;
    }
}
