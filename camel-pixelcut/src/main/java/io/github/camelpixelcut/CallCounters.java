package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of a component. Safe for use by many threads. */
final class CallCounters {

    private final LongAdder calls = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final Map<ErrorCode, LongAdder> failures = addersFor(ErrorCode.class);
    private final Map<Charge, LongAdder> charges = addersFor(Charge.class);
    private volatile RateLimit lastRateLimit;

    private static <E extends Enum<E>> Map<E, LongAdder> addersFor(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        Arrays.stream(type.getEnumConstants()).forEach(constant -> adders.put(constant, new LongAdder()));
        return adders;
    }

    void begin() {
        inFlight.increment();
    }

    /** For what turned out to be no call. */
    void cancel() {
        inFlight.decrement();
    }

    /** @param rateLimit null if the call met none */
    void end(PixelcutCall call, RateLimit rateLimit) {
        inFlight.decrement();
        calls.increment();
        retries.add(call.retries());
        charges.get(call.charge()).increment();
        reused.add(call.reused() && call.failure() == null ? 1 : 0);
        if (call.failure() != null) {
            failures.get(call.errorCode()).increment();
        }
        if (rateLimit != null) {
            lastRateLimit = rateLimit;
        }
    }

    PixelcutStatistics read(Map<String, Credits> credits, Map<String, PixelcutPace> paces) {
        Map<ErrorCode, Long> failed = new EnumMap<>(ErrorCode.class);
        failures.forEach((code, adder) -> failed.put(code, adder.sum()));
        failed.values().removeIf(count -> count == 0);
        return new PixelcutStatistics(
                calls.sum(),
                Map.copyOf(failed),
                inFlight.sum(),
                retries.sum(),
                charges.get(Charge.CERTAIN).sum(),
                charges.get(Charge.POSSIBLE).sum(),
                reused.sum(),
                lastRateLimit,
                credits,
                paces);
    }
}
