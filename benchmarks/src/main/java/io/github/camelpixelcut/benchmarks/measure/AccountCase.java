package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_THROTTLED;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.server.AccountLimit;
import io.github.camelpixelcut.benchmarks.server.AccountRate;

/**
 * One account and the processes that use it.
 *
 * @param shared whether the processes share a pace
 */
record AccountCase(
        Contender contender, AccountLimit limit, AccountRate rate, long latencyMillis, int processes, boolean shared) {

    private static final int AT_ONCE = 10;

    static AccountCase ofOneProcess(Contender contender, AccountLimit limit, long latencyMillis) {
        return new AccountCase(contender, limit, AccountRate.STEADY, latencyMillis, 1, false);
    }

    /** Unique among all cases, and safe in a URL. */
    String account() {
        return "%s-%s-%d-%d-%d-%s"
                .formatted(contender, limit, rate.fallMillis(), latencyMillis, processes, shared ? "shared" : "own");
    }

    /** Calls per second, before the rate falls; not more than the 5 that callers suppose by default. */
    double allowedPerSecond() {
        return limit == AccountLimit.TEN_AT_ONCE
                ? Math.min(AccountRate.USUAL, AT_ONCE * 1000.0 / latencyMillis)
                : AccountRate.USUAL;
    }

    /** Of each process: as many as are allowed in this time, or can be made one after the other if it does that. */
    int pictures(int seconds) {
        double perSecond = contender == CAMEL_HTTP_THROTTLED
                ? Math.min(allowedPerSecond(), 1000.0 / latencyMillis)
                : allowedPerSecond();
        double all = rate.fallMillis() > 0 ? rate.allowedUntil(seconds * 1_000_000_000L) : perSecond * seconds;
        return Math.max(2, (int) Math.round(all / processes));
    }

    String conditions() {
        return limit.title() + ", latency " + latencyMillis / 1000.0 + " s";
    }
}
