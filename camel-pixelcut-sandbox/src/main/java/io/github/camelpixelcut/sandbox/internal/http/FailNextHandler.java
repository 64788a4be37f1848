package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_REQUEST_BODY;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.state.InjectedFailure;
import io.github.camelpixelcut.sandbox.internal.state.InjectedFailures;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.TreeMap;

/** {@code POST /sandbox/fail-next}: {@code PixelcutSandbox.failNext} for a sandbox in another process. */
final class FailNextHandler implements HttpHandler {

    private final InjectedFailures failures;

    FailNextHandler(InjectedFailures failures) {
        this.failures = failures;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        try {
            JsonNode body = Json.object(RequestReader.jsonBody(exchange), "The request body", INVALID_REQUEST_BODY);
            add(body);
            exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
        } catch (RefusedException e) {
            Responses.refuse(exchange, e);
        }
    }

    private void add(JsonNode body) throws RefusedException {
        try {
            InjectedFailure failure =
                    new InjectedFailure(integer(body, "status"), RequestFields.text(body, "error_code"), headers(body));
            failures.add(integer(body, "count"), failure);
        } catch (IllegalArgumentException e) {
            throw RequestFields.invalid(e.getMessage());
        }
    }

    private static int integer(JsonNode body, String name) throws RefusedException {
        JsonNode value = body.path(name);
        if (!value.isInt()) {
            throw RequestFields.invalid(name + " is missing or not an integer: send for example"
                    + " {\"count\": 3, \"status\": 429, \"error_code\": \"rate_limit_exceeded\"}");
        }
        return value.intValue();
    }

    private static Map<String, String> headers(JsonNode body) throws RefusedException {
        JsonNode headers = body.path("headers");
        Map<String, String> result = new TreeMap<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            result.put(header.getKey(), RequestFields.text(headers, header.getKey()));
        }
        return result;
    }
}
