package io.github.camelpixelcut.sandbox.internal.state;

import io.github.camelpixelcut.sandbox.internal.state.RandomFault.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** The faults that calls get by chance. The same seed gives the same fault to the first call, the second, and so on. */
public final class RandomFaults {

    private final FaultRates rates;
    private final long seed;
    private Random random;

    public RandomFaults(FaultRates rates, long seed) {
        this.rates = rates;
        this.seed = seed;
        restart();
    }

    /** From the first call again. */
    public synchronized void restart() {
        random = new Random(seed);
    }

    public synchronized RandomFault next() {
        double left = random.nextDouble() * 100;
        // Drawn for every call, so that a fault's kind does not change those of later calls.
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
