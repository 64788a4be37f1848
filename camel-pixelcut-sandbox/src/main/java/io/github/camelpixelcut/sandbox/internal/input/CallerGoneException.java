package io.github.camelpixelcut.sandbox.internal.input;

/** The caller has closed the connection before the work on its request was done. */
public final class CallerGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    public CallerGoneException() {
        super("The client has closed the connection");
    }
}
