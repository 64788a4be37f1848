package io.github.camelpixelcut.internal.client;

import java.net.UnknownHostException;

/** A host from which no result is downloaded. As if it were unknown: a name service can throw nothing else. */
final class RefusedHostException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    /** @param message what the host is, and why it is refused */
    RefusedHostException(String message) {
        super(message);
    }
}
