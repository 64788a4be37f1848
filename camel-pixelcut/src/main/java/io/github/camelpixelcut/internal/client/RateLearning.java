package io.github.camelpixelcut.internal.client;

import java.util.concurrent.TimeUnit;

/**
 * How many attempts a second an account takes, learnt from its refusals. A refusal lowers the rate at once. It comes
 * back within seconds to a little below the one that was refused, stays there for a while, and then grows further.
 *
 * <p>The figures are those with which simulated accounts of several kinds (sliding second, token bucket, concurrency),
 * used by one process and by several, refused little and were used well. Times are in nanoseconds, of
 * {@link System#nanoTime()}. Not safe for use by several threads.
 */
final class RateLearning {

    /** Of what is allowed: attempts do not arrive as evenly as they are sent. */
    private static final double MARGIN = 0.98;

    private static final double PLATEAU = 0.97;
    private static final double RECOVERY_SECONDS = 2;
    private static final double PLATEAU_SECONDS = 8;
    private static final double GROWTH_PER_SECOND = 0.1;

    /** The rate does not fall without end if an account is blocked: the pauses between attempts limit them then. */
    private static final double LEAST = 0.05;

    private final double most;
    private boolean lowered;
    private double low;
    private double plateau;
    private long loweredAt;

    /** @param limit attempts per second that are allowed, above 0 */
    RateLearning(double limit) {
        most = limit * MARGIN;
    }

    /** The highest rate, in attempts per second. */
    double most() {
        return most;
    }

    /** In attempts per second. */
    double at(long now) {
        if (!lowered) {
            return most;
        }
        double seconds = (now - loweredAt) / (double) TimeUnit.SECONDS.toNanos(1);
        double recovery = Math.min(1, seconds / RECOVERY_SECONDS);
        double growth = Math.max(0, seconds - RECOVERY_SECONDS - PLATEAU_SECONDS) * GROWTH_PER_SECOND;
        return Math.min(most, (low + (plateau - low) * recovery) * Math.exp(growth));
    }

    /** @param factor of the present rate, which was refused */
    void lower(double factor, long now) {
        double refused = at(now);
        set(refused * factor, refused * PLATEAU, now);
    }

    /** Goes on from a rate that was lowered without need. */
    void restore(double rate, long now) {
        set(rate, rate, now);
    }

    private void set(double to, double further, long now) {
        lowered = true;
        low = Math.max(to, most * LEAST);
        plateau = Math.max(further, most * LEAST);
        loweredAt = now;
    }
}
