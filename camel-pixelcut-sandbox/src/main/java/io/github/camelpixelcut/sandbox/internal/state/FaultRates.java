package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a call meets which fault, in percent of all calls.
 *
 * @param statuses percent of the calls that are answered with a status, 300 to 599, instead of a picture
 * @param resets percent of the calls whose connection is reset after the request was read
 * @param slow percent of the calls that are answered later
 * @param slowest how much later they are answered at most
 */
public record FaultRates(SortedMap<Integer, Double> statuses, double resets, double slow, Duration slowest) {

    public static final FaultRates NONE = new FaultRates(Collections.emptySortedMap(), 0, 0, Duration.ZERO);

    /** @throws IllegalArgumentException for a percentage outside of 0 to 100, or more than 100 together */
    public FaultRates {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        statuses.forEach((status, percent) -> {
            InjectedFailure.check(status);
            check(percent, status);
        });
        check(resets, "resets");
        check(slow, "slow answers");
        double sum = resets
                + slow
                + statuses.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 100) {
            throw new IllegalArgumentException("the faults come to " + sum + " percent of the calls: that is over 100");
        }
    }

    private static void check(double percent, Object fault) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(percent + " percent of " + fault + " is not from 0 to 100");
        }
    }

    public FaultRates withStatus(int status, double percent) {
        SortedMap<Integer, Double> more = new TreeMap<>(statuses);
        more.put(status, percent);
        return new FaultRates(more, resets, slow, slowest);
    }

    public FaultRates withResets(double percent) {
        return new FaultRates(statuses, percent, slow, slowest);
    }

    public FaultRates withSlow(double percent, Duration longest) {
        return new FaultRates(statuses, resets, percent, longest);
    }
}
