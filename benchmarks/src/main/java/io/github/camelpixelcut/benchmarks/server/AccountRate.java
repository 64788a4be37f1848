package io.github.camelpixelcut.benchmarks.server;

import java.util.concurrent.TimeUnit;

/**
 * How many calls per second an account allows: 5, or 5, then 2, then 5 again.
 *
 * @param fallMillis when the rate falls, after the first call. It comes back after twice this time. 0 if it never falls
 */
public record AccountRate(long fallMillis) {

    public static final AccountRate STEADY = new AccountRate(0);
    public static final double USUAL = 5;
    private static final double FALLEN = 2;

    /** @param nanos since the first call */
    double perSecond(long nanos) {
        long fall = TimeUnit.MILLISECONDS.toNanos(fallMillis);
        return nanos >= fall && nanos < 2 * fall ? FALLEN : USUAL;
    }

    /** How many calls were allowed between the first call and this time, in nanoseconds after it. */
    public double allowedUntil(long nanos) {
        long fall = TimeUnit.MILLISECONDS.toNanos(fallMillis);
        long fallen = Math.max(0, Math.min(nanos, 2 * fall) - fall);
        return (USUAL * (nanos - fallen) + FALLEN * fallen) / TimeUnit.SECONDS.toNanos(1);
    }
}
