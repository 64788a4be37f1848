package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how patiently a call is repeated.
 *
 * @param maxRetries how often at most, 0 for never
 * @param delay the wait before the first retry; it doubles with each further one, and up to this much is added at
 *     random
 * @param maxDelay the longest wait, also for a {@code Retry-After}
 * @param requestTimeout the time for the whole call with its retries
 */
public record RetryPolicy(int maxRetries, Duration delay, Duration maxDelay, Duration requestTimeout) {

    /** Never repeated. */
    public static RetryPolicy once(Duration requestTimeout) {
        return new RetryPolicy(0, Duration.ZERO, Duration.ZERO, requestTimeout);
    }

    /**
     * The wait before a retry, by the vendor's advice: min(max, delay * 2^n + random(0..delay)), n = 0 for the first
     * one.
     */
    Duration delayBefore(int retry) {
        long base = delay.toMillis();
        // Shifted by 20 at most: beyond that every delay is above the maximum, and the product must not overflow.
        long backoff = base << Math.min(retry - 1, 20);
        long jitter = base > 0 ? ThreadLocalRandom.current().nextLong(base + 1) : 0;
        return Duration.ofMillis(Math.min(maxDelay.toMillis(), backoff + jitter));
    }
}
