package io.github.camelpixelcut.error;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is known of a failed call. Applications use the getters of {@link PixelcutException} instead.
 *
 * @param statusCode the HTTP status of the last answer; 0 if there was none
 * @param rawErrorCode the API's error code as it came, or the code of the local check; null if there is none
 * @param retryable whether the same call may succeed later, and costs nothing to repeat
 * @param possiblyCharged whether the API may have made and charged a picture that was not delivered
 * @param resultUrl the URL of the picture, which the API keeps for one hour; null if it is not known
 * @param retryAfter how long the API asked to wait; null if it did not say
 * @param attempts how many times the request was sent, 0 or more
 */
public record Failure(
        int statusCode,
        String rawErrorCode,
        boolean retryable,
        boolean possiblyCharged,
        String resultUrl,
        Duration retryAfter,
        int attempts)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * A call that failed before anything was sent.
     *
     * @param code not null
     */
    public static Failure local(ErrorCode code) {
        return new Failure(0, code.value(), false, false, null, null, 0);
    }

    /**
     * A call without a usable answer.
     *
     * @param statusCode the HTTP status of the last answer; 0 if there was none
     * @param resultUrl the URL of the picture; null if it is not known
     */
    public static Failure transport(int statusCode, boolean retryable, boolean possiblyCharged, String resultUrl) {
        return new Failure(statusCode, null, retryable, possiblyCharged, resultUrl, null, 0);
    }

    /**
     * A picture that was made and paid for, and could not be downloaded. The download can be repeated.
     *
     * @param statusCode the HTTP status of the last answer; 0 if there was none
     * @param resultUrl the URL of the picture; not null
     */
    public static Failure download(int statusCode, String resultUrl) {
        return new Failure(statusCode, null, false, true, resultUrl, null, 0);
    }

    /**
     * The same failure, of a request that was sent this many times.
     *
     * @param times 0 or more
     */
    public Failure after(int times) {
        return new Failure(statusCode, rawErrorCode, retryable, possiblyCharged, resultUrl, retryAfter, times);
    }

    ErrorCode errorCode() {
        return ErrorCode.of(rawErrorCode);
    }
}
