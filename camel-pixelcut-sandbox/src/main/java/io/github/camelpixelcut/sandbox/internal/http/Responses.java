package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes responses. The reason of every error response is logged. */
final class Responses {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelpixelcut.sandbox");

    private Responses() {}

    static void json(HttpServerExchange exchange, Object body) {
        bytes(exchange, "application/json", Json.write(body));
    }

    static void bytes(HttpServerExchange exchange, String contentType, byte[] body) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    static void refuse(HttpServerExchange exchange, RefusedException refusal) {
        error(exchange, refusal.code().status(), refusal.code().wireName(), refusal.getMessage());
    }

    /** An error response as the API has it; without a body if the code is null. */
    static void error(HttpServerExchange exchange, int status, String code, String message) {
        LOG.info(
                "Refused {} {}: {} {}: {}",
                exchange.getRequestMethod(),
                RefusedException.quoted(exchange.getRequestPath()),
                status,
                code == null ? "without a body" : code,
                message);
        if (exchange.isResponseStarted()) {
            // The client has closed the connection in mid-request.
            return;
        }
        exchange.setStatusCode(status);
        if (code == null) {
            exchange.endExchange();
            return;
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", message);
        body.put("error_code", code);
        json(exchange, body);
    }
}
