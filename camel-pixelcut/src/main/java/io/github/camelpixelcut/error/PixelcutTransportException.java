package io.github.camelpixelcut.error;

/**
 * No usable answer: no connection, a timeout, or an answer that is cut, too large, empty or of the wrong type. The
 * cause is kept for diagnosis.
 */
public class PixelcutTransportException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutTransportException(String message, Failure failure) {
        super(message, failure);
    }

    public PixelcutTransportException(String message, Failure failure, Throwable cause) {
        super(message, failure, cause);
    }
}
