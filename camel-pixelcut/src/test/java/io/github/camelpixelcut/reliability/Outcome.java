package io.github.camelpixelcut.reliability;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;

/**
 * The expected outcome of a call.
 *
 * @param exception null if the call succeeds
 * @param status the status of the answer, 0 without an answer
 * @param code the raw error code, null without one
 * @param says a part of the exception's message
 * @param cause the type of the exception's cause, null for none
 * @param requests the number of requests that the server receives
 * @param pictures the number of pictures that the server makes
 */
record Outcome(
        Class<? extends PixelcutException> exception,
        int status,
        String code,
        String says,
        Class<? extends Throwable> cause,
        boolean retryable,
        boolean charged,
        int requests,
        int pictures) {

    /** The call succeeds. */
    static Outcome picture(int requests, int pictures) {
        return new Outcome(null, 200, null, null, null, false, false, requests, pictures);
    }

    /** No usable answer, and a picture that may have been made. The call is never sent again. */
    static Outcome lost(int status, Class<? extends Throwable> cause, String says) {
        return new Outcome(PixelcutTransportException.class, status, null, says, cause, false, true, 1, 1);
    }

    /** No answer, and nothing was charged. */
    static Outcome free(Class<? extends Throwable> cause, String says, boolean retryable, int requests) {
        return new Outcome(PixelcutTransportException.class, 0, null, says, cause, retryable, false, requests, 0);
    }
}
