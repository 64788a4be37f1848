package io.github.camelpixelcut;

import java.time.Duration;
import java.util.Optional;

/**
 * Gives the permits of one account to several processes, so that together they keep to its limit. Used in addition to
 * the component's own pace, by the option {@code rateLimiter}. One such bean stands for one account.
 *
 * <p>A permit is taken for each attempt to call the API, before a connection is taken: for retries too, but not for
 * downloads of results and not for health checks. Safe for use by many threads; within one component {@link #acquire()}
 * is called by one thread at a time.
 *
 * <p>Any exception may be thrown. From {@link #acquire()} it fails the call with a
 * {@link io.github.camelpixelcut.error.PixelcutRateLimitException}, which is free and retryable, because nothing was
 * sent; from {@link #refused} it is logged at WARN, and the call goes on.
 */
public interface PixelcutRateLimiter {

    /**
     * Takes a permit. The component itself waits for the returned time, during which it can be stopped; this method
     * should return within about a second. An interrupt of the thread should end it with an
     * {@link InterruptedException}.
     *
     * @return how long to wait before the permit is used, from zero to 10 minutes; empty if there was no permit: then
     *     the component asks again 50 ms later. Never null. If the call ends before that, for example because its time
     *     is over, the next call of the component uses the permit.
     */
    Optional<Duration> acquire() throws Exception;

    /**
     * The API has answered an attempt of this process with 429. Called on the thread of the call, before the call waits
     * for its next permit. By default nothing is done.
     *
     * @param retryAfter how long the API asks to wait; null if it does not say
     */
    default void refused(Duration retryAfter) throws Exception {}
}
