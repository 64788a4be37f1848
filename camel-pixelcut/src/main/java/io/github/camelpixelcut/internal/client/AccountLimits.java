package io.github.camelpixelcut.internal.client;

/**
 * What all calls of an account share.
 *
 * @param pace when the next attempt may be sent
 * @param retries how many more retries there may be
 */
public record AccountLimits(Pace pace, RetryQuota retries) {

    /** For downloads and health checks. */
    public static AccountLimits none() {
        return new AccountLimits(Pace.off(), new RetryQuota());
    }
}
