package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.undertow.server.HttpServerExchange;

/** Which keys are accepted; a key never gets into a message. */
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
