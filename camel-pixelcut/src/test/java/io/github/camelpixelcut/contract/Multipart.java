package io.github.camelpixelcut.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** Parses a multipart body as a server does. */
final class Multipart {

    private Multipart() {}

    static List<Part> parse(byte[] body, String boundary) {
        try {
            MultipartInput input = MultipartInput.builder()
                    .setByteArray(body)
                    .setBoundary(boundary.getBytes(US_ASCII))
                    .get();
            List<Part> parts = new ArrayList<>();
            for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
                Map<String, String> headers = headers(input.readHeaders());
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                input.readBodyData(content);
                parts.add(new Part(headers, content.toByteArray()));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("A server cannot read this multipart body", e);
        }
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.strip().lines().map(line -> line.split(":", 2)).forEach(header -> {
            if (headers.put(header[0], header[1].strip()) != null) {
                throw new IllegalArgumentException("The part has the header " + header[0] + " twice");
            }
        });
        return headers;
    }

    /** A header's value and parameters; the key of the value is "". */
    static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        String[] value = header.split(";", 2);
        Map<String, String> parameters = new TreeMap<>(parser.parse(value.length == 1 ? "" : value[1], ';'));
        parameters.put("", value[0].strip().toLowerCase(Locale.ROOT));
        return parameters;
    }

    /** @param headers all headers of the part, with case-insensitive names */
    record Part(Map<String, String> headers, byte[] content) {

        Map<String, String> disposition() {
            return parameters(headers.get("Content-Disposition"));
        }

        Map<String, String> contentType() {
            return parameters(headers.get("Content-Type"));
        }

        String name() {
            return disposition().get("name");
        }

        String fileName() {
            return disposition().get("filename");
        }

        String mediaType() {
            return contentType().get("");
        }

        String text() {
            return new String(content, UTF_8);
        }
    }
}
