package io.github.camelpixelcut.internal.client;

import java.time.Duration;
import java.util.Optional;

/** Gives permits to several processes that use the same account. */
public interface PermitSource {

    /**
     * Takes a permit.
     *
     * @return how long to wait before it is used; empty if there was none
     */
    Optional<Duration> acquire() throws Exception;

    /**
     * An attempt was answered with 429.
     *
     * @param retryAfter how long the service asks to wait; null where it does not say
     */
    void refused(Duration retryAfter) throws Exception;
}
