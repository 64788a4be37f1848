package io.github.camelpixelcut.error;

/**
 * The API has refused the last attempt because there were too many requests: 429. It costs nothing to send the request
 * again later; {@link #getRetryAfter()} is the wait that the API asked for, if any.
 */
public class PixelcutRateLimitException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutRateLimitException(String message, Failure failure) {
        super(message, failure);
    }
}
