package io.github.camelpixelcut.error;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is known of a failed call.
 *
 * @param statusCode the HTTP status, 0 without an answer
 * @param rawErrorCode the API's error code as it came, or the code of the local check; null where there was none
 * @param retryable whether the same call may succeed later and costs nothing to repeat
 * @param possiblyCharged whether the API may have made, and charged for, a picture that was not delivered
 * @param resultUrl where the picture can be fetched for an hour, null where it is not known
 * @param retryAfter how long the API asks to wait, null where it does not say
 * @param attempts how many times the request was sent
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

    /** Something found before anything was sent. */
    public static Failure local(ErrorCode code) {
        return new Failure(0, code.value(), false, false, null, null, 0);
    }

    /** A call without a usable answer. */
    public static Failure transport(int statusCode, boolean retryable, boolean possiblyCharged, String resultUrl) {
        return new Failure(statusCode, null, retryable, possiblyCharged, resultUrl, null, 0);
    }

    /** A picture that was made and could not be fetched. It can be fetched again: it must not be generated again. */
    public static Failure download(int statusCode, String resultUrl) {
        return new Failure(statusCode, null, false, true, resultUrl, null, 0);
    }

    /** The same, of a request that was sent this many times. */
    public Failure after(int times) {
        return new Failure(statusCode, rawErrorCode, retryable, possiblyCharged, resultUrl, retryAfter, times);
    }

    ErrorCode errorCode() {
        return ErrorCode.of(rawErrorCode);
    }
}
