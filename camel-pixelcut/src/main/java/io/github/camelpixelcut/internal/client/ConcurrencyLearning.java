package io.github.camelpixelcut.internal.client;

import java.util.concurrent.TimeUnit;

/**
 * How many calls of an account may be in flight, learnt from its refusals. No limit is known at first. One is supposed
 * where attempts are refused again and again, however long nothing was sent, with more calls in flight than ever
 * before. From time to time one call more is tried.
 *
 * <p>Times are in nanoseconds, of {@link System#nanoTime()}. Not safe for use by several threads.
 */
final class ConcurrencyLearning {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** A service may count a call for a moment after its answer has arrived. */
    private static final long AFTER_AN_END = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long FIRST_TRIAL = TimeUnit.SECONDS.toNanos(30);
    private static final long LONGEST_TRIAL = TimeUnit.MINUTES.toNanos(10);

    private static final int MOST_REFUSALS = 5;

    private int inFlight;
    private int limit = UNLIMITED;
    /** So many others in flight have been no obstacle. */
    private int proven;

    private int refusalsNeeded = 2;
    private long endedAt;
    private long trialWait;
    private long trialAt;
    private Permit trial;

    int inFlight() {
        return inFlight;
    }

    /** 0 if none is known. */
    int limit() {
        return limit == UNLIMITED ? 0 : limit;
    }

    /** The nanoseconds until another call may begin, 0 for none. An end in the meantime may make it earlier. */
    long waitAt(long now) {
        if (limit == UNLIMITED) {
            return 0;
        }
        if (inFlight >= limit) {
            return trial == null ? Math.max(0, trialAt - now) : Long.MAX_VALUE;
        }
        return Math.max(0, endedAt + AFTER_AN_END - now);
    }

    void started(Permit permit) {
        inFlight++;
        if (permit.others() >= limit) {
            trial = permit;
        }
    }

    /** The call was taken, whatever became of it. */
    void ended(Permit permit, long now) {
        inFlight--;
        endedAt = now;
        proven = Math.max(proven, permit.others());
        if (permit.equals(trial)) {
            trial = null;
            limit = UNLIMITED;
        }
    }

    /** @return whether the refusal confirms the limit that is known */
    boolean refused(Permit permit, long now) {
        inFlight--;
        if (permit.equals(trial)) {
            trial = null;
            trialWait = Math.min(LONGEST_TRIAL, trialWait * 2);
            trialAt = now + trialWait;
            return true;
        }
        if (limit != UNLIMITED && permit.others() < limit) {
            limit = UNLIMITED;
            refusalsNeeded = Math.min(MOST_REFUSALS, refusalsNeeded + 1);
        }
        return false;
    }

    /** Whether a refusal may be one for too many calls in flight. */
    boolean isPlausible(Permit permit) {
        return permit.others() > proven;
    }

    /** @param refusals how many attempts were refused one after the other, with a pause before each */
    boolean isLikely(Permit permit, int refusals) {
        return permit.others() > 0
                && (isPlausible(permit) && refusals >= refusalsNeeded || refusals > refusalsNeeded + 2);
    }

    /** From now on no more are in flight than when this attempt was refused. */
    void limitTo(Permit permit, long now) {
        limit = permit.others();
        proven = 0;
        endedAt = now;
        trialWait = FIRST_TRIAL;
        trialAt = now + trialWait;
    }
}
