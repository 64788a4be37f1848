package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The percentages of calls that random faults affect.
 *
 * @param statuses percentages of calls that fail, by the status of the response, 300 to 599
 * @param resets percentage of calls whose connection is reset after the request was read
 * @param slow percentage of calls whose response is delayed
 * @param slowest the longest of these delays
 */
public record FaultRates(SortedMap<Integer, Double> statuses, double resets, double slow, Duration slowest) {

    public static final FaultRates NONE = new FaultRates(Collections.emptySortedMap(), 0, 0, Duration.ZERO);

    /** @throws IllegalArgumentException if a percentage is not from 0 to 100, or all together are above 100 */
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
