package io.github.camelpixelcut.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Answers without a success status: {@code {"error": text, "error_code": code}} from the API, anything from a gateway
 * or a proxy.
 */
final class ErrorResponse {

    private static final int MAX_BODY_SIZE = 8 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ErrorResponse() {}

    /**
     * @param sent whether a request that costs credits was sent whole
     * @param apiKey is removed from the server's text
     * @param repeatable whether the request could be sent again
     * @param attempts how many times it was sent
     */
    static PixelcutException decode(
            ClassicHttpResponse response, boolean sent, String apiKey, boolean repeatable, int attempts) {
        ResponseStatus status = ResponseStatus.of(response);
        JsonNode body = readBody(response.getEntity());
        String text = LogText.abbreviate(body.path("error").asText(""), apiKey);
        String code = body.path("error_code").isTextual()
                ? LogText.abbreviate(body.path("error_code").asText(), apiKey)
                : null;
        Failure failure = status.failure(code, sent, attempts);
        return status.exception(message(status, code, text, status.advice(failure, repeatable)), failure);
    }

    /** The beginning of the body as JSON; a missing node if it cannot be read: the status says enough. */
    private static JsonNode readBody(HttpEntity entity) {
        if (entity == null) {
            return MAPPER.missingNode();
        }
        try {
            InputStream content = entity.getContent();
            return MAPPER.readTree(content.readNBytes(MAX_BODY_SIZE));
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    private static String message(ResponseStatus status, String code, String text, String advice) {
        StringBuilder message = new StringBuilder("Pixelcut answered ").append(status.code());
        if (code != null) {
            message.append(' ').append(code);
        }
        if (!text.isBlank()) {
            message.append(": ").append(text);
        }
        return advice.isEmpty()
                ? message.toString()
                : message.append(". ").append(advice).toString();
    }
}
