package io.github.camelpixelcut.error;

/**
 * The service has failed: 5xx. After 500 and 503 nothing was made or charged. Any other status comes from a gateway
 * that has lost the response of the service, so the call may have been charged: see {@link #isPossiblyCharged()}.
 */
public class PixelcutServerException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutServerException(String message, Failure failure) {
        super(message, failure);
    }
}
