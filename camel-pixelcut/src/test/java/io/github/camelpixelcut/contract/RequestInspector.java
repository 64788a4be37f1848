package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelpixelcut.contract.ContractDocument.Place;
import io.github.camelpixelcut.contract.Multipart.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses recorded requests, and fails if they do not comply with a contract document. */
final class RequestInspector {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern BRACKETS = Pattern.compile("(\\w+)\\[(\\w+)]");

    private final ContractDocument document;
    private final String apiKey;

    RequestInspector(ContractDocument document, String apiKey) {
        this.document = document;
        this.apiKey = apiKey;
    }

    SentCall inspect(LoggedRequest request) throws IOException {
        Place operation = document.operation(request.getMethod().getName(), request.getUrl());
        assertThat(operation.exists())
                .as(
                        "%s %s is documented: describe it in docs/openapi/pixelcut.openapi.yaml",
                        request.getMethod(), request.getUrl())
                .isTrue();
        assertHeaders(request, operation);
        return operation.at("requestBody").exists() ? withBody(request, operation) : withoutBody(request);
    }

    private void assertHeaders(LoggedRequest request, Place operation) {
        assertThat(values(request, document.apiKeyHeader())).containsExactly(apiKey);
        assertThat(values(request, "Accept")).hasSize(1);
        for (Place parameter : operation.at("parameters").children()) {
            String value = only(request, parameter.at("name").text());
            assertThat(parameter.at("schema").validationErrors(TextNode.valueOf(value)))
                    .as("%s: %s", parameter.at("name").text(), value)
                    .isEmpty();
        }
        // Only the headers that HTTP needs: no cookies, no trace headers, no headers of the message.
        assertThat(request.getHeaders().keys())
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .isSubsetOf(
                        "Host",
                        "Connection",
                        "User-Agent",
                        "Accept",
                        document.apiKeyHeader(),
                        "Content-Type",
                        "Content-Length",
                        "Transfer-Encoding");
    }

    private static SentCall withoutBody(LoggedRequest request) {
        assertThat(request.getBody()).isEmpty();
        assertThat(request.containsHeader("Content-Type")).isFalse();
        return new SentCall(only(request, "Accept"), null, NullNode.getInstance(), List.of(), false);
    }

    private SentCall withBody(LoggedRequest request, Place operation) throws IOException {
        Map<String, String> contentType = Multipart.parameters(only(request, "Content-Type"));
        String mediaType = contentType.get("");
        Place content = operation.at("requestBody", "content", mediaType);
        assertThat(content.exists()).as("%s is documented", mediaType).isTrue();

        List<Part> parts = mediaType.equals("multipart/form-data") ? parts(request, contentType) : List.of();
        JsonNode body = parts.isEmpty() ? json(request, contentType) : form(parts, content);
        assertOnlyDocumentedNames(body, content.at("schema"));
        assertThat(content.at("schema").validationErrors(body)).as("%s", body).isEmpty();

        ObjectNode fields = body.deepCopy();
        if (!parts.isEmpty()) {
            fields.remove("image");
        }
        return new SentCall(only(request, "Accept"), mediaType, fields, parts, isChunked(request));
    }

    private static JsonNode json(LoggedRequest request, Map<String, String> contentType) throws IOException {
        assertThat(contentType).as("JSON is UTF-8 without a word").containsOnlyKeys("");
        assertThat(isChunked(request)).as("chunked").isFalse();
        return JSON.readTree(request.getBody());
    }

    private static List<Part> parts(LoggedRequest request, Map<String, String> contentType) {
        assertThat(contentType).as("no charset on multipart/form-data").containsOnlyKeys("", "boundary");
        String boundary = contentType.get("boundary");
        assertThat(new String(request.getBody(), StandardCharsets.ISO_8859_1))
                .as("nothing before the first boundary and after the last one")
                .startsWith("--" + boundary + "\r\n")
                .endsWith("\r\n--" + boundary + "--\r\n");
        List<Part> parts = Multipart.parse(request.getBody(), boundary);
        assertThat(parts).extracting(Part::name).doesNotContainNull().doesNotHaveDuplicates();
        return parts;
    }

    /** Checks that the request has either a correct length or chunks. */
    private static boolean isChunked(LoggedRequest request) {
        if (values(request, "Transfer-Encoding").isEmpty()) {
            assertThat(values(request, "Content-Length")).containsExactly("" + request.getBody().length);
            return false;
        }
        assertThat(values(request, "Transfer-Encoding")).containsExactly("chunked");
        assertThat(values(request, "Content-Length")).isEmpty();
        return true;
    }

    /** The form as the JSON object that its schema describes. */
    private static ObjectNode form(List<Part> parts, Place content) throws IOException {
        ObjectNode form = JSON.createObjectNode();
        for (Part part : parts) {
            assertThat(part.headers()).containsOnlyKeys("Content-Disposition", "Content-Type");
            assertThat(part.disposition()).containsEntry("", "form-data");
            Matcher brackets = BRACKETS.matcher(part.name());
            if (brackets.matches()) {
                assertPlainText(part);
                form.withObjectProperty(brackets.group(1))
                        .put(brackets.group(2), new BigDecimal(part.text()).doubleValue());
            } else {
                form.set(part.name(), value(part, content));
            }
        }
        return form;
    }

    private static JsonNode value(Part part, Place content) throws IOException {
        if (part.name().equals("image")) {
            assertThat(part.disposition()).containsOnlyKeys("", "name", "filename");
            assertThat(part.contentType()).containsOnlyKeys("");
            assertThat(isAllowed(part.mediaType(), content.at("encoding", "image", "contentType")))
                    .as("media type %s of the image", part.mediaType())
                    .isTrue();
            return TextNode.valueOf("the bytes of the image");
        }
        assertThat(part.disposition()).containsOnlyKeys("", "name");
        boolean object =
                content.at("schema", "properties", part.name(), "type").text().equals("object");
        if (!object) {
            assertPlainText(part);
            return TextNode.valueOf(part.text());
        }
        // The default of OpenAPI 3.1 for an object. If the document states a media type, it must be the same.
        assertThat(part.contentType()).containsOnly(Map.entry("", "application/json"));
        assertThat(isAllowed(part.mediaType(), content.at("encoding", part.name(), "contentType")))
                .isTrue();
        return JSON.readTree(part.content());
    }

    private static void assertPlainText(Part part) {
        assertThat(part.mediaType()).isEqualTo("text/plain");
        assertThat(part.contentType()).containsOnlyKeys("", "charset");
        assertThat(part.contentType().get("charset")).isEqualToIgnoringCase("UTF-8");
    }

    /** Whether the media type is allowed. Any type is allowed if the document does not state one. */
    private static boolean isAllowed(String mediaType, Place contentType) {
        return !contentType.exists()
                || Arrays.stream(contentType.text().split(","))
                        .map(String::strip)
                        .anyMatch(
                                range -> range.equals(mediaType) || range.equals(mediaType.replaceFirst("/.*", "/*")));
    }

    /** Checks the names too: the schemas allow unknown properties, and the API silently ignores them. */
    private static void assertOnlyDocumentedNames(JsonNode object, Place schema) {
        Place properties = schema.at("properties");
        assertThat(Set.copyOf(properties.names())).containsAll(fieldNames(object));
        for (String name : fieldNames(object)) {
            if (object.get(name).isObject()) {
                assertOnlyDocumentedNames(object.get(name), properties.at(name));
            }
        }
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<String> values(LoggedRequest request, String header) {
        return request.containsHeader(header) ? request.header(header).values() : List.of();
    }

    private static String only(LoggedRequest request, String header) {
        assertThat(values(request, header)).as(header).hasSize(1);
        return values(request, header).get(0);
    }
}
