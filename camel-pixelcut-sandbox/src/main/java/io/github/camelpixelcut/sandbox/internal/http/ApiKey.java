package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.undertow.server.HttpServerExchange;

/**
 * Checks the key of a call. No message contains a key.
 *
 * @param accepted the only key that is accepted; null accepts any that is not blank
 */
record ApiKey(String accepted) {

    private static final String HEADER = "X-API-KEY";

    /** @throws RefusedException {@code invalid_auth_token} */
    void check(HttpServerExchange exchange) throws RefusedException {
        String key = exchange.getRequestHeaders().getFirst(HEADER);
        if (key == null) {
            throw refused("API Token not found: the header X-API-KEY is missing");
        }
        if (key.isBlank()) {
            throw refused("API Token not found: the header X-API-KEY is blank");
        }
        if (accepted != null && !accepted.equals(key.strip())) {
            throw refused("The API Token is not the one that this sandbox was told to accept");
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(ErrorCode.INVALID_AUTH_TOKEN, message);
    }
}
