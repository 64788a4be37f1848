package io.github.camelpixelcut.internal.client;

/**
 * Limits the retries of all calls of an account together, so that they do not overload a service that has problems:
 * each retry costs a part of the quota, and successes return it. Figures as in the standard mode of the AWS SDKs. Safe
 * for use by many threads.
 */
public final class RetryQuota {

    private static final int CAPACITY = 500;
    private static final int RETRY = 5;
    private static final int SUCCESS = 1;

    private int left = CAPACITY;

    /** @return false if the call is not to be sent again */
    synchronized boolean takeRetry() {
        if (left < RETRY) {
            return false;
        }
        left -= RETRY;
        return true;
    }

    /** @param retries how many the call took; the last of them was the one that helped */
    synchronized void succeeded(int retries) {
        left = Math.min(CAPACITY, left + (retries > 0 ? RETRY : SUCCESS));
    }
}
