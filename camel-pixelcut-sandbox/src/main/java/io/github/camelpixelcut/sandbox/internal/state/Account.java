package io.github.camelpixelcut.sandbox.internal.state;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The credits of the sandbox's only account, and the counts of requests and responses. */
public final class Account {

    private final long creditsPerPicture;
    private final SortedMap<String, Long> errors = new TreeMap<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();
    private long credits;
    private long requests;
    private long generated;
    private long charged;

    public Account(long credits, long creditsPerPicture) {
        this.credits = credits;
        this.creditsPerPicture = creditsPerPicture;
    }

    public synchronized void countRequest() {
        requests++;
    }

    public synchronized void countError(String code) {
        errors.merge(code, 1L, Long::sum);
    }

    public synchronized void countFault(RandomFault fault) {
        faults.merge(fault.countedAs(), 1L, Long::sum);
    }

    public synchronized boolean canPay() {
        return credits >= creditsPerPicture;
    }

    /**
     * Pays for one finished picture.
     *
     * @return false if the credits do not suffice, for example because another call has used them meanwhile; then
     *     nothing changes
     */
    public synchronized boolean charge() {
        if (!canPay()) {
            return false;
        }
        credits -= creditsPerPicture;
        charged += creditsPerPicture;
        generated++;
        return true;
    }

    public long creditsPerPicture() {
        return creditsPerPicture;
    }

    public synchronized void setCredits(long credits) {
        this.credits = credits;
    }

    /** Sets the counts to zero. The remaining credits do not change. */
    public synchronized void resetCounts() {
        requests = 0;
        generated = 0;
        charged = 0;
        errors.clear();
        faults.clear();
    }

    public synchronized Counts counts() {
        return new Counts(requests, generated, charged, credits, new TreeMap<>(errors), new TreeMap<>(faults));
    }

    /** All counts at one moment. */
    public record Counts(
            long requests,
            long generated,
            long creditsCharged,
            long creditsRemaining,
            Map<String, Long> errors,
            Map<String, Long> faults) {}
}
