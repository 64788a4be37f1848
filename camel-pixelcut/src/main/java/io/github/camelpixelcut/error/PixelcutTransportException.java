package io.github.camelpixelcut.error;

/**
 * There was no usable answer: no connection, a timeout, or an answer that is truncated, too large, empty or of the
 * wrong type. Also thrown if a picture cannot be downloaded; {@link #getResultUrl()} is then its URL. The cause, if
 * any, is the exception of the HTTP client or of the image's source.
 *
 * <p>{@link #isPossiblyCharged()} is true if the complete request was sent, or if the picture is known to be paid for.
 */
public class PixelcutTransportException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutTransportException(String message, Failure failure) {
        super(message, failure);
    }

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     * @param cause the reason; null if there is none
     */
    public PixelcutTransportException(String message, Failure failure, Throwable cause) {
        super(message, failure, cause);
    }
}
