package io.github.camelpixelcut.sandbox.internal.state;

import java.util.Map;

/**
 * A response in place of a picture.
 *
 * @param status 300 to 599
 * @param errorCode null for a response without a body
 * @param headers additional response headers
 */
public record InjectedFailure(int status, String errorCode, Map<String, String> headers) {

    /** @throws IllegalArgumentException if the status is not from 300 to 599 */
    public InjectedFailure {
        check(status);
        headers = Map.copyOf(headers);
    }

    static void check(int status) {
        if (status < 300 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no failure: give one from 300 to 599");
        }
    }

    /** Its name in the statistics: the code, or for example {@code http_503} if there is none. */
    public String countedAs() {
        return errorCode == null ? "http_" + status : errorCode;
    }
}
