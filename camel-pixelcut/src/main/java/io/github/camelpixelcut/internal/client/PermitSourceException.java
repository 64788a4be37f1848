package io.github.camelpixelcut.internal.client;

/** A {@link PermitSource} has failed. */
final class PermitSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    PermitSourceException(Throwable cause) {
        super(cause);
    }
}
