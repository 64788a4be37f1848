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

    /**
     * An answer that is no success. Only 429, 500 and 503 say that the call failed and may be repeated; every other 5xx
     * comes from a gateway that lost the answer, so nobody knows whether the picture was made.
     *
     * @param sent whether a request that costs credits was sent whole; a proxy may answer before that
     */
    public static Failure answered(int statusCode, String rawErrorCode, boolean sent, Duration retryAfter) {
        boolean retryable = saysThatItFailed(statusCode);
        boolean answerLost = statusCode >= 500 && !retryable;
        return new Failure(statusCode, rawErrorCode, retryable, sent && answerLost, null, retryAfter, 0);
    }

    /**
     * Whether by this status the service says that it failed for now. Failures cost nothing (source: vendor
     * documentation).
     */
    public static boolean saysThatItFailed(int statusCode) {
        return statusCode == 429 || statusCode == 500 || statusCode == 503;
    }

    /** The same, of a request that was sent this many times. */
    public Failure after(int times) {
        return new Failure(statusCode, rawErrorCode, retryable, possiblyCharged, resultUrl, retryAfter, times);
    }

    ErrorCode errorCode() {
        return ErrorCode.of(rawErrorCode);
    }
}
