package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;

/** Limits the number of calls within any one second. Refused calls do not count. */
public final class RateLimit {

    private static final int WINDOW_MILLIS = 1000;

    private final int requestsPerSecond;
    private final Clock clock;
    private final Queue<Long> accepted = new ArrayDeque<>();

    /** @param requestsPerSecond 0 means no limit */
    public RateLimit(int requestsPerSecond, Clock clock) {
        this.requestsPerSecond = requestsPerSecond;
        this.clock = clock;
    }

    public synchronized boolean accept() {
        if (requestsPerSecond == 0) {
            return true;
        }
        long now = clock.millis();
        while (!accepted.isEmpty() && now - accepted.peek() >= WINDOW_MILLIS) {
            accepted.remove();
        }
        return accepted.size() < requestsPerSecond && accepted.add(now);
    }

    public int requestsPerSecond() {
        return requestsPerSecond;
    }

    public synchronized void clear() {
        accepted.clear();
    }
}
