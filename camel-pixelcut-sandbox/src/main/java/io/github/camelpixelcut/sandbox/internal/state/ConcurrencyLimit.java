package io.github.camelpixelcut.sandbox.internal.state;

import java.util.concurrent.atomic.AtomicInteger;

/** Limits the number of calls that are processed at the same time. */
public final class ConcurrencyLimit {

    private final int concurrentRequests;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param concurrentRequests 0 means no limit */
    public ConcurrencyLimit(int concurrentRequests) {
        this.concurrentRequests = concurrentRequests;
    }

    /** @return false if the call is refused; otherwise {@link #end} is to be called when it has its response */
    public boolean begin() {
        if (concurrentRequests == 0) {
            underWay.incrementAndGet();
            return true;
        }
        return underWay.getAndUpdate(count -> count < concurrentRequests ? count + 1 : count) < concurrentRequests;
    }

    public void end() {
        underWay.decrementAndGet();
    }

    public int concurrentRequests() {
        return concurrentRequests;
    }
}
