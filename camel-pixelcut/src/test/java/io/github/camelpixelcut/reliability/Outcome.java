package io.github.camelpixelcut.reliability;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;

/**
 * How a call has to end.
 *
 * @param exception null where it ends with a picture
 * @param status of the answer, 0 without one
 * @param code the raw error code, null without one
 * @param says a part of the exception's message
 * @param cause the type of the exception's cause, null for none
 * @param requests how many requests the server sees
 * @param pictures how many pictures it makes
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

    /** A picture in the message. */
    static Outcome picture(int requests, int pictures) {
        return new Outcome(null, 200, null, null, null, false, false, requests, pictures);
    }

    /** No usable answer, and a picture that may have been made. Never sent again. */
    static Outcome lost(int status, Class<? extends Throwable> cause, String says) {
        return new Outcome(PixelcutTransportException.class, status, null, says, cause, false, true, 1, 1);
    }

    /** No answer, and nothing that can have cost anything. */
    static Outcome free(Class<? extends Throwable> cause, String says, boolean retryable, int requests) {
        return new Outcome(PixelcutTransportException.class, 0, null, says, cause, retryable, false, requests, 0);
    }
}
