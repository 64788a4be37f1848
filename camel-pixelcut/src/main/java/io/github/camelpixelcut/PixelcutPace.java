package io.github.camelpixelcut;

import java.time.Duration;

/**
 * The pace of an account at one moment, and what it has done since the account was first used.
 *
 * @param requestsPerSecond how many attempts per second are sent at most, as learnt from the answers of the API
 * @param concurrencyLimit how many calls may be in flight, as learnt from the answers of the API; 0 if no limit is
 *     known
 * @param waiting how many calls wait for their turn
 * @param permits how many attempts were permitted
 * @param waited how many of them had to wait
 * @param timeWaited how long all of them together have waited
 * @param refused how many attempts the API has answered with 429
 */
public record PixelcutPace(
        double requestsPerSecond,
        int concurrencyLimit,
        int waiting,
        long permits,
        long waited,
        Duration timeWaited,
        long refused) {}
