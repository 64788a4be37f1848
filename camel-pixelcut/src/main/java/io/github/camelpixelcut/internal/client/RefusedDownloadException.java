package io.github.camelpixelcut.internal.client;

import java.io.IOException;

/** The result host answered, but with no success. */
final class RefusedDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ResponseStatus status;

    RefusedDownloadException(ResponseStatus status) {
        super("the result host answered " + status.code());
        this.status = status;
    }

    ResponseStatus status() {
        return status;
    }
}
