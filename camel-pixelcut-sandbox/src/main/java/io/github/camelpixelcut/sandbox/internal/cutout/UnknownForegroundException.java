package io.github.camelpixelcut.sandbox.internal.cutout;

/** There is no subject, because the picture is nearly uniform or fully transparent. */
public class UnknownForegroundException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message why there is no subject */
    public UnknownForegroundException(String message) {
        super(message);
    }
}
