package io.github.camelpixelcut.sandbox.internal.state;

import java.util.Map;

/**
 * An answer given instead of a picture.
 *
 * @param status 300 to 599
 * @param errorCode null for an answer without a body
 * @param headers extra response headers
 */
public record InjectedFailure(int status, String errorCode, Map<String, String> headers) {

    /** @throws IllegalArgumentException for a status that is no failure */
    public InjectedFailure {
        check(status);
        headers = Map.copyOf(headers);
    }

    static void check(int status) {
        if (status < 300 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no failure: give one from 300 to 599");
        }
    }

    /** What the statistics count it under: the code, or {@code http_503} where there is none. */
    public String countedAs() {
        return errorCode == null ? "http_" + status : errorCode;
    }
}
