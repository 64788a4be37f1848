package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the next attempt of an account may be sent: evenly spaced, later after a refusal (429). Times are in
 * nanoseconds, of {@link System#nanoTime()}. Not safe for use by several threads.
 */
final class PaceLearning {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = 5 * SECOND;

    /** A service that asks for more is asked again after this time: a refusal costs nothing. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(1);

    /** After so many attempts without one, a refusal is an accident of time and network. */
    private static final int ISOLATED_AFTER = 20;

    private static final double ISOLATED = 0.95;
    private static final double REPEATED = 0.9;

    private final RateLearning rate;
    private final ConcurrencyLearning concurrency = new ConcurrencyLearning();

    private long started;
    private long lastStart;
    private long shutUntil;
    private long lastRefused = -ISOLATED_AFTER - 1;
    /** The first attempt that is sent after the last refusal. */
    private long probe = -1;
    /** How many probes in succession were refused. */
    private int refusedInARow;

    private double rateBefore;

    /** @param limit attempts per second that are allowed, above 0 */
    PaceLearning(double limit, long now) {
        rate = new RateLearning(limit);
        lastStart = now - interval(now);
        shutUntil = now;
    }

    /** The nanoseconds until the next attempt, if nothing happens in the meantime; 0 for now. */
    long waitAt(long now) {
        return Math.max(sureWaitAt(now), concurrency.waitAt(now));
    }

    /** The nanoseconds until the next attempt at the earliest. */
    long sureWaitAt(long now) {
        return Math.max(0, Math.max(lastStart + interval(now) - now, shutUntil - now));
    }

    private long interval(long now) {
        return (long) (SECOND / rate.at(now));
    }

    /** In attempts per second. */
    double rateAt(long now) {
        return rate.at(now);
    }

    /** 0 if none is known. */
    int concurrencyLimit() {
        return concurrency.limit();
    }

    Permit start(long now) {
        Permit permit = new Permit(started++, concurrency.inFlight());
        concurrency.started(permit);
        lastStart = now;
        return permit;
    }

    /** An attempt has ended, by anything but a refusal. */
    void ended(Permit permit, long now) {
        concurrency.ended(permit, now);
    }

    /** @param retryAfter how long the service asks to wait; null where it does not say */
    void refused(Permit permit, Duration retryAfter, long now) {
        boolean trial = concurrency.refused(permit, now);
        if (retryAfter != null) {
            pause(
                    retryAfter.compareTo(LONGEST_RETRY_AFTER) < 0
                            ? retryAfter.toNanos()
                            : LONGEST_RETRY_AFTER.toNanos(),
                    now);
        }
        // Those that were sent before the last refusal was known tell nothing new.
        if (!trial && permit.number() >= probe) {
            learn(permit, now);
        }
    }

    private void learn(Permit permit, long now) {
        boolean again = permit.number() == probe;
        if (!again) {
            refusedInARow = 0;
            rateBefore = rate.at(now);
        }
        refusedInARow++;
        if (concurrency.isLikely(permit, refusedInARow)) {
            concurrency.limitTo(permit, now);
            rate.restore(rateBefore, now);
        } else {
            boolean isolated = permit.number() - lastRefused > ISOLATED_AFTER;
            rate.lower(isolated ? ISOLATED : REPEATED, now);
            pause(pauseAfter(permit, now), now);
        }
        lastRefused = permit.number();
        probe = started;
    }

    /** Where too many calls may be in flight, long enough to know afterwards that it was not the rate. */
    private long pauseAfter(Permit permit, long now) {
        long shortest = concurrency.isPlausible(permit) ? SECOND : 0;
        long first = Math.max(shortest, interval(now));
        return Math.min(LONGEST_PAUSE, first << Math.min(refusedInARow - 1, 10));
    }

    private void pause(long nanos, long now) {
        if (now + nanos - shutUntil > 0) {
            shutUntil = now + nanos;
        }
    }
}
