package io.github.camelpixelcut.sandbox.internal.cutout;

/** No subject can be told from the background, because the picture is nearly uniform or fully transparent. */
public class UnknownForegroundException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what the picture looks like instead */
    public UnknownForegroundException(String message) {
        super(message);
    }
}
