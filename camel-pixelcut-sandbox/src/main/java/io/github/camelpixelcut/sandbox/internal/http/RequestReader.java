package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_REQUEST_BODY;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.UNSUPPORTED_CONTENT_TYPE;
import static io.github.camelpixelcut.sandbox.internal.error.RefusedException.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Locale;

/** Reads a call of generate-background, in JSON or in multipart/form-data. */
final class RequestReader {

    private static final int MAX_JSON_BYTES = 1024 * 1024;

    private final MultipartReader multipart = new MultipartReader();

    /** @throws RefusedException if the body is not as the API documents it */
    GenerateRequest read(HttpServerExchange exchange) throws RefusedException {
        String contentType = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return switch (mediaType(contentType)) {
            case "application/json" -> readJson(jsonBody(exchange));
            case "multipart/form-data" -> multipart.read(exchange);
            default ->
                throw new RefusedException(
                        UNSUPPORTED_CONTENT_TYPE,
                        (contentType == null ? "There is no Content-Type" : "Content-Type " + quoted(contentType))
                                + ": send application/json or multipart/form-data");
        };
    }

    private static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** @throws RefusedException {@code invalid_request_body} if it is empty, incomplete or larger than 1 MiB */
    static byte[] jsonBody(HttpServerExchange exchange) throws RefusedException {
        if (exchange.getRequestContentLength() > MAX_JSON_BYTES) {
            throw jsonTooLarge();
        }
        byte[] body;
        try {
            body = exchange.getInputStream().readNBytes(MAX_JSON_BYTES + 1);
        } catch (IOException e) {
            throw new RefusedException(INVALID_REQUEST_BODY, "The request body could not be read: " + e.getMessage());
        }
        if (body.length == 0) {
            throw new RefusedException(INVALID_REQUEST_BODY, "The request body is empty");
        }
        if (body.length > MAX_JSON_BYTES) {
            throw jsonTooLarge();
        }
        return body;
    }

    private static RefusedException jsonTooLarge() {
        return new RefusedException(INVALID_REQUEST_BODY, "The JSON body has more than " + MAX_JSON_BYTES + " bytes");
    }

    private static GenerateRequest readJson(byte[] body) throws RefusedException {
        JsonNode root = Json.object(body, "The request body", INVALID_REQUEST_BODY);
        Backdrop backdrop = RequestFields.backdrop(
                RequestFields.text(root, "scene"),
                RequestFields.text(root, "prompt"),
                RequestFields.text(root, "negative_prompt"));
        JsonNode transform = root.get("image_transform");
        Placement placement = transform == null ? new Placement(null, null, null) : RequestFields.placement(transform);
        return GenerateRequest.of(null, RequestFields.text(root, "image_url"), placement, backdrop);
    }
}
