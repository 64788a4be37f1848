package io.github.camelpixelcut.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Answers that are no success: {@code {"error": text, "error_code": code}}, or whatever stood in the way. */
final class ErrorAnswers {

    private static final int MAX_BODY_SIZE = 8 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ErrorAnswers() {}

    /**
     * @param sent whether a request that costs credits was sent whole
     * @param apiKey is taken out of the server's text, should it be in there
     * @param repeatable whether the request could be sent again
     * @param attempts how many times it was sent
     */
    static PixelcutException decode(
            ClassicHttpResponse response, boolean sent, String apiKey, boolean repeatable, int attempts) {
        int status = response.getCode();
        JsonNode body = readBody(response.getEntity());
        String text = Text.abbreviate(body.path("error").asText(""), apiKey);
        String code = body.path("error_code").isTextual()
                ? Text.abbreviate(body.path("error_code").asText(), apiKey)
                : null;
        Duration retryAfter = RetryAfter.of(response);
        Failure failure = Failure.answered(status, code, sent, retryAfter).after(attempts);
        return PixelcutException.forAnswer(message(status, code, text, advice(failure, repeatable)), failure);
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

    private static String message(int status, String code, String text, String advice) {
        StringBuilder message = new StringBuilder("Pixelcut answered ").append(status);
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

    private static String advice(Failure failure, boolean repeatable) {
        int status = failure.statusCode();
        if (failure.possiblyCharged()) {
            return "A gateway lost the answer: the picture may have been made and charged, so it is not sent again";
        }
        if (status == 401) {
            return "Check the option apiKey or the environment variable PIXELCUT_API_KEY";
        }
        if (failure.retryable() && !repeatable) {
            return "Not tried again: the image is a stream that can be read only once. Enable stream caching to send it again";
        }
        if (failure.retryable() && failure.retryAfter() != null) {
            return "The API asks to wait " + failure.retryAfter().toSeconds() + " s";
        }
        if (status >= 300 && status < 400) {
            return "Redirects are not followed, so that the API key goes nowhere else: check the option baseUrl";
        }
        if (status == 404) {
            return "Check the option baseUrl";
        }
        return "";
    }
}
