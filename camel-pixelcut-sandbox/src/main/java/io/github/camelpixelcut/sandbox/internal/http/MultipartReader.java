package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.FILE_SIZE_TOO_LARGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_PARAMETER;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_REQUEST_BODY;

import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.input.InputLimits;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormData.FormValue;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.MultiPartParserDefinition;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Deque;

/** Reads calls in multipart/form-data. {@code image_transform} is one JSON part, or parts in bracket spelling. */
final class MultipartReader {

    /** Undertow keeps larger parts in temporary files, and deletes these at the end of the exchange. */
    private static final long MAX_BYTES_IN_MEMORY = 1024L * 1024;

    private final MultiPartParserDefinition form = new MultiPartParserDefinition();

    MultipartReader() {
        // The parser turns all parts without a file name into strings. ISO 8859-1 preserves their bytes.
        form.setDefaultEncoding(StandardCharsets.ISO_8859_1.name());
        form.setMaxIndividualFileSize(InputLimits.MAX_BYTES);
        form.setFileSizeThreshold(MAX_BYTES_IN_MEMORY);
    }

    GenerateRequest read(HttpServerExchange exchange) throws RefusedException {
        if (exchange.getRequestContentLength() > BodySizeLimit.MAX_BODY_BYTES) {
            throw tooLarge();
        }
        Parts parts = new Parts(parse(exchange));
        return GenerateRequest.of(
                parts.bytes("image"),
                parts.text("image_url"),
                placement(parts),
                RequestFields.backdrop(parts.text("scene"), parts.text("prompt"), parts.text("negative_prompt")));
    }

    private FormData parse(HttpServerExchange exchange) throws RefusedException {
        FormDataParser parser = form.create(exchange);
        if (parser == null) {
            throw new RefusedException(INVALID_REQUEST_BODY, "The Content-Type multipart/form-data has no boundary");
        }
        try {
            return parser.parseBlocking();
        } catch (MultiPartParserDefinition.FileTooLargeException | RequestTooBigException e) {
            throw tooLarge();
        } catch (IOException | RuntimeException e) {
            // For example, Undertow throws a RuntimeException if a part has an unknown charset.
            throw new RefusedException(
                    INVALID_REQUEST_BODY,
                    "The multipart body is empty or broken: "
                            + RefusedException.quoted(String.valueOf(e.getMessage())));
        }
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                FILE_SIZE_TOO_LARGE, "File size too large: the limit is " + InputLimits.MAX_BYTES + " bytes");
    }

    private static Placement placement(Parts parts) throws RefusedException {
        String scale = parts.text("image_transform[scale]");
        String xCenter = parts.text("image_transform[x_center]");
        String yCenter = parts.text("image_transform[y_center]");
        byte[] json = parts.bytes("image_transform");
        if (json == null) {
            return RequestFields.placement(
                    RequestFields.number("scale", scale),
                    RequestFields.number("x_center", xCenter),
                    RequestFields.number("y_center", yCenter));
        }
        if (scale != null || xCenter != null || yCenter != null) {
            throw RequestFields.invalid(
                    "image_transform is given twice, as one part and in bracket spelling: send one of them");
        }
        return RequestFields.placement(Json.object(json, "image_transform", INVALID_PARAMETER));
    }

    private record Parts(FormData form) {

        /** Null if there is no such part. */
        byte[] bytes(String name) throws RefusedException {
            FormValue value = only(name);
            if (value == null) {
                return null;
            }
            return value.isFileItem()
                    ? fileBytes(value)
                    : value.getValue().getBytes(charset(value, StandardCharsets.ISO_8859_1));
        }

        String text(String name) throws RefusedException {
            byte[] bytes = bytes(name);
            return bytes == null ? null : new String(bytes, charset(only(name), StandardCharsets.UTF_8));
        }

        private FormValue only(String name) throws RefusedException {
            Deque<FormValue> values = form.get(name);
            if (values != null && values.size() > 1) {
                throw RequestFields.invalid("There are " + values.size() + " parts " + name + ": send one");
            }
            return values == null ? null : values.getFirst();
        }

        private static byte[] fileBytes(FormValue value) throws RefusedException {
            try (InputStream file = value.getFileItem().getInputStream()) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new RefusedException(INVALID_REQUEST_BODY, "A part could not be read: " + e.getMessage());
            }
        }

        private static Charset charset(FormValue part, Charset undeclared) throws RefusedException {
            String contentType = part.getHeaders().getFirst(Headers.CONTENT_TYPE);
            String charset = contentType == null ? null : Headers.extractQuotedValueFromHeader(contentType, "charset");
            try {
                return charset == null ? undeclared : Charset.forName(charset);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(
                        INVALID_REQUEST_BODY, "A part has an unknown charset: " + RefusedException.quoted(charset));
            }
        }
    }
}
