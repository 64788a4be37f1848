package io.github.camelpixelcut.error;

/**
 * Too many requests: 429, still after all retries. {@link #getRetryAfter()} has the wait that the API asked for, if it
 * did.
 */
public class PixelcutRateLimitException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutRateLimitException(String message, Failure failure) {
        super(message, failure);
    }
}
