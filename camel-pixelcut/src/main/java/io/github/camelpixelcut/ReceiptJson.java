package io.github.camelpixelcut;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * A receipt as a JSON document, without its picture.
 *
 * @param receipt with null in place of the picture
 * @param pictureLength the picture's length in bytes; -1 if there is none
 */
record ReceiptJson(Receipt receipt, long pictureLength) {

    /** Raised when an older version of this class must not read what this one writes; new fields do not need that. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    boolean hasPicture() {
        return pictureLength >= 0;
    }

    /** @param picture null if it is lost */
    Receipt with(byte[] picture) {
        return new Receipt(
                receipt.key(),
                receipt.id(),
                receipt.state(),
                receipt.label(),
                receipt.at(),
                receipt.until(),
                receipt.resultUrl(),
                picture == null ? null : receipt.mediaType(),
                picture);
    }

    static byte[] write(Receipt receipt) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("key", receipt.key())
                .put("id", receipt.id().toString())
                .put("state", receipt.state().name())
                .put("at", receipt.at().toString());
        putIfPresent(json, "label", receipt.label());
        putIfPresent(json, "until", receipt.until());
        putIfPresent(json, "resultUrl", receipt.resultUrl());
        putIfPresent(json, "mediaType", receipt.mediaType());
        if (receipt.picture() != null) {
            json.put("pictureLength", receipt.picture().length);
        }
        return JSON.writeValueAsBytes(json);
    }

    private static void putIfPresent(ObjectNode json, String name, Object value) {
        if (value != null) {
            // Half a surrogate pair, as in a text that was cut, is no character and cannot be written.
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            json.put(name, new String(text, StandardCharsets.UTF_8));
        }
    }

    /** A content that is no receipt, or not the expected one. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /**
     * @throws DamagedException if it is no receipt of this key
     * @throws IOException if only a newer version of the component can read it
     */
    static ReceiptJson read(byte[] content, String key) throws IOException {
        JsonNode json = parse(content);
        if (json.path("format").asInt() > FORMAT) {
            throw new IOException("The receipt " + key + " was written by a newer version of the component");
        }
        if (!key.equals(json.path("key").textValue())) {
            throw new DamagedException("it contains no receipt, or that of another picture");
        }
        try {
            Receipt receipt = receiptOf(json, key);
            return new ReceiptJson(receipt, json.path("pictureLength").asLong(-1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DamagedException(e.getMessage());
        }
    }

    private static JsonNode parse(byte[] content) throws DamagedException {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new DamagedException(
                    e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
        }
    }

    private static Receipt receiptOf(JsonNode json, String key) throws DamagedException {
        Receipt receipt = new Receipt(
                key,
                UUID.fromString(required(json, "id")),
                Receipt.State.valueOf(required(json, "state")),
                json.path("label").textValue(),
                Instant.parse(required(json, "at")),
                json.hasNonNull("until") ? Instant.parse(required(json, "until")) : null,
                json.path("resultUrl").textValue(),
                json.path("mediaType").textValue(),
                null);
        boolean ends = receipt.state() == Receipt.State.CLAIMED || receipt.resultUrl() != null;
        if (ends && receipt.until() == null) {
            throw new DamagedException("'until' is missing");
        }
        return receipt;
    }

    private static String required(JsonNode json, String name) throws DamagedException {
        String text = json.path(name).textValue();
        if (text == null) {
            throw new DamagedException("'" + name + "' is missing");
        }
        return text;
    }
}
