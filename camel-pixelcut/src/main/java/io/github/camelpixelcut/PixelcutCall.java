package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutException;
import java.time.Duration;

/**
 * A call that has ended, with success or not.
 *
 * @param operation what was asked for; never null
 * @param duration how long it took, with its retries and the waits between them, without the wait for one of the
 *     {@code maxConcurrentRequests}; never null
 * @param waited how much of that time it waited for its turn in the account's pace; never null
 * @param attempts 1 and the number of retries, those of a download included; 0 if nothing was sent
 * @param statusCode the HTTP status of the last answer; 0 if there was none
 * @param charge whether it cost credits; never null
 * @param reused whether it delivered a picture that an earlier call has paid for, or tried to
 * @param failure what it failed with; null if it succeeded
 */
public record PixelcutCall(
        PixelcutOperation operation,
        Duration duration,
        Duration waited,
        int attempts,
        int statusCode,
        Charge charge,
        boolean reused,
        Throwable failure) {

    /** How many times the request was sent again. */
    public int retries() {
        return Math.max(0, attempts - 1);
    }

    /** The error code; {@link ErrorCode#UNKNOWN} if the failure has none, null if the call succeeded. */
    public ErrorCode errorCode() {
        if (failure == null) {
            return null;
        }
        return failure instanceof PixelcutException e ? e.getErrorCode() : ErrorCode.UNKNOWN;
    }
}
