package io.github.camelpixelcut.sandbox.picture;

/** No subject can be told from a nearly uniform picture. */
public class UnknownForegroundException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnknownForegroundException(String message) {
        super(message);
    }
}
