package io.github.camelpixelcut.error;

/**
 * Too many requests: the API has answered 429 until the time of the call was over, or the call could not be sent within
 * that time, or the {@code rateLimiter} has failed. It costs nothing to send the request again later;
 * {@link #getRetryAfter()} is the wait that the API asked for, if any.
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

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     * @param cause the failure of the {@code rateLimiter}; null if there was none
     */
    public PixelcutRateLimitException(String message, Failure failure, Throwable cause) {
        super(message, failure, cause);
    }
}
