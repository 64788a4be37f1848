package io.github.camelpixelcut.internal.client;

import java.time.Duration;

/** An attempt does not get its permit within the time of its call. */
final class NoPermitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param wait until the next permit */
    NoPermitException(Duration wait) {
        super("the next call can be sent in " + wait.toMillis() + " ms");
        this.wait = wait;
    }

    Duration waitForNext() {
        return wait;
    }
}
