package io.github.camelpixelcut.internal.client;

import java.time.Duration;

/**
 * The pace of an account at one moment, and what it was since its first call.
 *
 * @param requestsPerSecond how many attempts a second are sent at most, at this moment
 * @param concurrencyLimit how many may be in flight at once; 0 if no limit is known
 * @param waiting how many wait for their permit
 * @param permits how many were given
 * @param waited how many of them had to be waited for
 * @param timeWaited how long all of them waited, together
 * @param refusals how many attempts were answered with 429
 */
public record PaceReading(
        double requestsPerSecond,
        int concurrencyLimit,
        int waiting,
        long permits,
        long waited,
        Duration timeWaited,
        long refusals) {}
