package io.github.camelpixelcut.error;

import java.time.Duration;
import org.apache.camel.CamelException;

/**
 * A failed call of the Pixelcut API. Thrown itself for responses that no subclass describes: a redirect, 403 without
 * the code for missing credits, 404 and the like.
 */
public class PixelcutException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /** @param message what went wrong and what to do; never holds the API key */
    public PixelcutException(String message, Failure failure) {
        this(message, failure, null);
    }

    /** @param message what went wrong and what to do; never holds the API key */
    public PixelcutException(String message, Failure failure, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** The HTTP status of the answer; 0 without an answer, as for everything found locally. */
    public int getStatusCode() {
        return failure.statusCode();
    }

    /** The error code; {@link ErrorCode#UNKNOWN} if there is none, or if this version does not know it. */
    public ErrorCode getErrorCode() {
        return failure.errorCode();
    }

    /** The error code as the API spelled it; null where there is none. */
    public String getRawErrorCode() {
        return failure.rawErrorCode();
    }

    /**
     * Whether the same call may succeed later: 429, 500, 503, and a connection that was never made. Never true together
     * with {@link #isPossiblyCharged()}.
     */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /**
     * Whether the API may have made, and charged for, a picture that was not delivered: the whole request was sent and
     * no trustworthy answer says that it failed. Sending the same request again may cost again.
     */
    public boolean isPossiblyCharged() {
        return failure.possiblyCharged();
    }

    /** Where the finished picture can be fetched (the API keeps it for one hour); null where it is not known. */
    public String getResultUrl() {
        return failure.resultUrl();
    }

    /** How long the API asked to wait before the next call ({@code Retry-After}); null where it did not say. */
    public Duration getRetryAfter() {
        return failure.retryAfter();
    }

    /**
     * How many times the call was tried: 1 and the number of retries, those of a download included; 0 where nothing was
     * sent.
     */
    public int getAttempts() {
        return failure.attempts();
    }
}
