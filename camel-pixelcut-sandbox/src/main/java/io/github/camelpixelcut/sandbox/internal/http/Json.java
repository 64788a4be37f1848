package io.github.camelpixelcut.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes JSON documents. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private Json() {}

    /**
     * @param what the name of the document in messages
     * @throws RefusedException with the given code if the bytes are no JSON object
     */
    static JsonNode object(byte[] json, String what, ErrorCode code) throws RefusedException {
        JsonNode node = read(json, what, code);
        if (!node.isObject()) {
            throw new RefusedException(code, what + " is not a JSON object");
        }
        return node;
    }

    private static JsonNode read(byte[] json, String what, ErrorCode code) throws RefusedException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    code, what + " is not valid JSON: " + RefusedException.quoted(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new RefusedException(
                    code, what + " is not valid JSON: " + e.getClass().getSimpleName());
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
