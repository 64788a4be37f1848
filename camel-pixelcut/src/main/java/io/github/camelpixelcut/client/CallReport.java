package io.github.camelpixelcut.client;

import java.time.Duration;
import java.time.Instant;

/** What one call has taken so far, kept up by the client. For one call, on the thread of that call. */
public final class CallReport {

    private int attempts;
    private int statusCode;
    private Charge charge = Charge.NONE;
    private RateLimit rateLimit;

    /** 1 and the number of retries, those of a download included; 0 where nothing was sent. */
    public int attempts() {
        return attempts;
    }

    /** The HTTP status of the last answer; 0 without one. */
    public int statusCode() {
        return statusCode;
    }

    /** Whether it made a picture that costs credits. */
    public Charge charge() {
        return charge;
    }

    /** The last 429 of the API, also where a retry succeeded; null if there was none. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    void sent() {
        attempts = Math.max(attempts, 1);
    }

    void retried() {
        attempts++;
    }

    void answered(int status) {
        statusCode = status;
    }

    void rateLimited(Duration retryAfter) {
        rateLimit = new RateLimit(Instant.now(), retryAfter);
    }

    void charged(Charge what) {
        charge = what;
    }
}
