package io.github.camelpixelcut.benchmarks.server;

import java.util.ArrayList;
import java.util.List;

/** Keeps the limit of one account, and remembers the calls. Safe for use by many threads. */
final class Account {

    private final AccountLimit.Counter counter;
    private final AccountRate rate;
    private final List<Attempt> attempts = new ArrayList<>();
    private long firstAt;

    Account(AccountLimit limit, AccountRate rate) {
        this.counter = limit.counter();
        this.rate = rate;
    }

    synchronized boolean admits(String caller) {
        long now = System.nanoTime();
        if (attempts.isEmpty()) {
            firstAt = now;
        }
        long nanos = now - firstAt;
        boolean admitted = counter.admits(nanos, rate.perSecond(nanos));
        attempts.add(new Attempt(caller, nanos, admitted));
        return admitted;
    }

    synchronized void ended() {
        counter.ended();
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
