package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.AccountLimits;
import io.github.camelpixelcut.internal.client.Pace;
import io.github.camelpixelcut.internal.client.PermitSource;
import io.github.camelpixelcut.internal.client.RetryQuota;
import java.time.Duration;
import java.util.Optional;

/**
 * What the options say about the pace of an account.
 *
 * @param requestsPerSecond 0 for no pace
 * @param rateLimiter null if there is none
 */
record PaceSettings(double requestsPerSecond, PixelcutRateLimiter rateLimiter) {

    AccountLimits newLimits() {
        PermitSource source = rateLimiter == null ? null : sourceOf(rateLimiter);
        return new AccountLimits(Pace.of(requestsPerSecond, source), new RetryQuota());
    }

    private static PermitSource sourceOf(PixelcutRateLimiter limiter) {
        return new PermitSource() {
            @Override
            public Optional<Duration> acquire() throws Exception {
                return limiter.acquire();
            }

            @Override
            public void refused(Duration retryAfter) throws Exception {
                limiter.refused(retryAfter);
            }
        };
    }

    @Override
    public String toString() {
        return "requestsPerSecond=" + requestsPerSecond + (rateLimiter == null ? "" : ", rateLimiter=" + rateLimiter);
    }
}
