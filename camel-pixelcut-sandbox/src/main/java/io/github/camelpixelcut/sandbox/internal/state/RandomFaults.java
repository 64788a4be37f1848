package io.github.camelpixelcut.sandbox.internal.state;

import io.github.camelpixelcut.sandbox.internal.state.RandomFault.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Draws the random faults. The same seed gives the same faults to the first call, the second, and so on. */
public final class RandomFaults {

    private final FaultRates rates;
    private final long seed;
    private Random random;

    public RandomFaults(FaultRates rates, long seed) {
        this.rates = rates;
        this.seed = seed;
        restart();
    }

    /** Draws the same faults again, from the first call on. */
    public synchronized void restart() {
        random = new Random(seed);
    }

    public synchronized RandomFault next() {
        double left = random.nextDouble() * 100;
        // Drawn for every call, whether it is used or not, so that the rates do not change the faults of later calls.
        double share = random.nextDouble();
        for (Map.Entry<Integer, Double> status : rates.statuses().entrySet()) {
            left -= status.getValue();
            if (left < 0) {
                return new RandomFault(Kind.STATUS, status.getKey(), Duration.ZERO);
            }
        }
        left -= rates.resets();
        if (left < 0) {
            return RandomFault.of(share < 0.5 ? Kind.RESET_BEFORE_PICTURE : Kind.RESET_AFTER_PICTURE);
        }
        left -= rates.slow();
        if (left < 0) {
            Duration delay = Duration.ofMillis(Math.round(rates.slowest().toMillis() * share));
            return new RandomFault(Kind.SLOW, 0, delay);
        }
        return RandomFault.NONE;
    }
}
