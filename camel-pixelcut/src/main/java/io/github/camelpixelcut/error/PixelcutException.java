package io.github.camelpixelcut.error;

import java.time.Duration;
import org.apache.camel.CamelException;

/**
 * A call of the Pixelcut API has failed. This class itself is thrown for statuses without a subclass: redirects (3xx),
 * 403 without the code {@code insufficient_api_credits}, 404, and other 4xx.
 */
public class PixelcutException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutException(String message, Failure failure) {
        this(message, failure, null);
    }

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     * @param cause the reason; null if there is none
     */
    public PixelcutException(String message, Failure failure, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** The HTTP status of the last answer; 0 if there was none, or if nothing was sent. */
    public int getStatusCode() {
        return failure.statusCode();
    }

    /** The error code; {@link ErrorCode#UNKNOWN} if there is none, or if this version does not know it. Never null. */
    public ErrorCode getErrorCode() {
        return failure.errorCode();
    }

    /** The error code as the API spelled it, or the code of the local check; null if there is none. */
    public String getRawErrorCode() {
        return failure.rawErrorCode();
    }

    /**
     * Whether the same call may succeed later, and costs nothing to repeat: after 429, 500 and 503, and if no
     * connection was made. Never true together with {@link #isPossiblyCharged()}.
     */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /**
     * Whether the API may have made and charged a picture that was not delivered: the complete request was sent, and no
     * answer says that it failed. Sending the same request again may cost credits again.
     */
    public boolean isPossiblyCharged() {
        return failure.possiblyCharged();
    }

    /** The URL of the finished picture, which the API keeps for one hour; null if it is not known. */
    public String getResultUrl() {
        return failure.resultUrl();
    }

    /** How long the API asked to wait before the next call ({@code Retry-After}); null if it did not say. */
    public Duration getRetryAfter() {
        return failure.retryAfter();
    }

    /**
     * How many times the call was attempted: 1 and the number of retries, those of a download included; 0 if nothing
     * was sent.
     */
    public int getAttempts() {
        return failure.attempts();
    }
}
