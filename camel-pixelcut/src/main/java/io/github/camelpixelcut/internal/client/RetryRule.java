package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.PixelcutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpStatus;

/** Decides whether one call is sent again. Never if its outcome is unknown, because it may have been paid for. */
final class RetryRule {

    private final InFlightCall call;
    private final boolean paced;
    private final RetryQuota quota;
    private int retries;

    /** @param paced whether a refused attempt (429) waits for another permit, so that it is no retry */
    RetryRule(InFlightCall call, boolean paced, RetryQuota quota) {
        this.call = call;
        this.paced = paced;
        this.quota = quota;
    }

    /** Whether a connection was never made, so that nothing can have been sent. */
    static boolean isNeverConnected(Throwable e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    /**
     * Whether the call is sent again, and after which wait.
     *
     * @param repeatable whether its body can be sent
     * @return null if it is not sent again
     */
    Duration waitAfter(PixelcutException failure, boolean repeatable) {
        if (!failure.isRetryable() || !repeatable) {
            return null;
        }
        Duration asked = failure.getRetryAfter() == null ? Duration.ZERO : failure.getRetryAfter();
        if (paced && failure.getStatusCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
            return call.hasTimeFor(asked) ? Duration.ZERO : null;
        }
        Duration wait = longer(asked, call.retries().delayBefore(retries + 1));
        if (retries >= call.retries().maxRetries() || !isPatient(asked) || !call.hasTimeFor(wait)) {
            return null;
        }
        if (!quota.takeRetry()) {
            return null;
        }
        retries++;
        return wait;
    }

    /** A service that asks for a longer wait than ours gets no second call: the caller is told how long it would be. */
    private boolean isPatient(Duration asked) {
        return asked.compareTo(call.retries().maxDelay()) <= 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    void succeeded() {
        quota.succeeded(retries);
    }
}
