package io.github.camelpixelcut.client;

import java.io.IOException;

/** The result host answered, but with no success. */
final class RefusedDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedDownloadException(int status) {
        super("the result host answered " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
