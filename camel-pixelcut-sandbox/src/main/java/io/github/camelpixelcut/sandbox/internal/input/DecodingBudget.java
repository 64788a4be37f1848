package io.github.camelpixelcut.sandbox.internal.input;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.MALFORMED_IMAGE;

import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends the decoding of an image if it takes too much processor time, or if nobody waits for it any more. For one image
 * and one thread.
 */
public final class DecodingBudget {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Asking whether the caller is gone costs a system call, and most images are decoded before it matters. */
    private static final long NANOS_BETWEEN_QUESTIONS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier timeIsUp;
    private final BooleanSupplier callerIsGone;
    private boolean wasTooLong;
    private boolean wasAbandoned;

    DecodingBudget(BooleanSupplier timeIsUp, BooleanSupplier callerIsGone) {
        this.timeIsUp = timeIsUp;
        this.callerIsGone = callerIsGone;
    }

    /**
     * The budget of the current thread, from now on: {@link InputLimits#MAX_DECODING_TIME} of processor time.
     *
     * @param callerIsGone is asked once a second, for the first time after one second
     */
    public static DecodingBudget startingNow(BooleanSupplier callerIsGone) {
        long end = THREADS.getCurrentThreadCpuTime() + InputLimits.MAX_DECODING_TIME.toNanos();
        return new DecodingBudget(() -> THREADS.getCurrentThreadCpuTime() - end > 0, onceASecond(callerIsGone));
    }

    private static BooleanSupplier onceASecond(BooleanSupplier question) {
        return new BooleanSupplier() {
            private long next = System.nanoTime() + NANOS_BETWEEN_QUESTIONS;

            @Override
            public boolean getAsBoolean() {
                long now = System.nanoTime();
                if (now - next < 0) {
                    return false;
                }
                next = now + NANOS_BETWEEN_QUESTIONS;
                return question.getAsBoolean();
            }
        };
    }

    /** Whether to stop. Once true, always true. */
    boolean isSpent() {
        if (!wasTooLong && !wasAbandoned) {
            wasTooLong = timeIsUp.getAsBoolean();
            wasAbandoned = callerIsGone.getAsBoolean();
        }
        return wasTooLong || wasAbandoned;
    }

    /**
     * Does nothing if decoding was not stopped.
     *
     * @throws RefusedException {@code malformed_image} if it was stopped because it took too long
     * @throws CallerGoneException if it was stopped because the caller is gone
     */
    void throwIfStopped() throws RefusedException, CallerGoneException {
        if (wasTooLong) {
            throw new RefusedException(
                    MALFORMED_IMAGE,
                    "The image could not be decoded: that takes more than " + InputLimits.MAX_DECODING_TIME.toSeconds()
                            + " s of processor time");
        }
        if (wasAbandoned) {
            throw new CallerGoneException();
        }
    }
}
