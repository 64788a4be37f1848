package io.github.camelpixelcut.benchmarks.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The kinds of limits that an account may have. */
public enum AccountLimit {
    SLIDING_SECOND("sliding second of 5") {
        @Override
        Counter counter() {
            return new SlidingSecond();
        }
    },
    BUCKET_OF_5("token bucket of 5") {
        @Override
        Counter counter() {
            return new TokenBucket(5);
        }
    },
    BUCKET_OF_1("token bucket of 1") {
        @Override
        Counter counter() {
            return new TokenBucket(1);
        }
    },
    TEN_AT_ONCE("10 calls at once") {
        @Override
        Counter counter() {
            return new AtOnce(10);
        }
    };

    private final String title;

    AccountLimit(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    abstract Counter counter();

    /**
     * Counts the calls of one account. Times are in nanoseconds and never go back. Not safe for use by several threads.
     */
    interface Counter {

        /** Whether a call may begin now. A call that may not does not count. */
        boolean admits(long nanos, double perSecond);

        /** A call that was admitted has ended. */
        default void ended() {}
    }

    /** At most so many calls begin within any second. */
    private static final class SlidingSecond implements Counter {

        private final Deque<Long> lastSecond = new ArrayDeque<>();

        @Override
        public boolean admits(long nanos, double perSecond) {
            while (!lastSecond.isEmpty() && nanos - lastSecond.peek() >= TimeUnit.SECONDS.toNanos(1)) {
                lastSecond.remove();
            }
            return lastSecond.size() + 1 <= perSecond && lastSecond.add(nanos);
        }
    }

    /** Full at first. Each call takes a token; tokens are added evenly. */
    private static final class TokenBucket implements Counter {

        private final int capacity;
        private double tokens;
        private long filledAt;

        TokenBucket(int capacity) {
            this.capacity = capacity;
            this.tokens = capacity;
        }

        @Override
        public boolean admits(long nanos, double perSecond) {
            tokens = Math.min(capacity, tokens + (nanos - filledAt) * perSecond / TimeUnit.SECONDS.toNanos(1));
            filledAt = nanos;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    private static final class AtOnce implements Counter {

        private final int most;
        private int inFlight;

        AtOnce(int most) {
            this.most = most;
        }

        @Override
        public boolean admits(long nanos, double perSecond) {
            return inFlight < most && ++inFlight > 0;
        }

        @Override
        public void ended() {
            inFlight--;
        }
    }
}
