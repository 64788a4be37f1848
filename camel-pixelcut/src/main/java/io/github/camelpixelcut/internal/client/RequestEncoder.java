package io.github.camelpixelcut.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The two wire forms: JSON where there is no binary image, multipart where there is one. */
final class RequestEncoder {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ContentType TEXT = ContentType.create("text/plain", UTF_8);
    private static final ContentType JSON = ContentType.create(ApiResponse.JSON);
    // The builder's default adds a charset that has no meaning here and that some servers refuse.
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    private RequestEncoder() {}

    /** @throws IOException if the image cannot be read */
    static TrackedEntity encode(ApiRequest request) throws IOException {
        return request.image() == null
                ? new TrackedEntity(new ByteArrayEntity(MAPPER.writeValueAsBytes(request.fields()), JSON), true)
                : new TrackedEntity(multipart(request), request.image().isRepeatable());
    }

    private static HttpEntity multipart(ApiRequest request) throws IOException {
        MultipartEntityBuilder body = MultipartEntityBuilder.create().setContentType(MULTIPART);
        for (Map.Entry<String, Object> field : request.fields().entrySet()) {
            addField(body, field.getKey(), field.getValue(), request.bracketed());
        }
        // Last: a server that reads the body as it comes knows the parameters when the image begins.
        return body.addPart("image", ImagePart.of(request.image())).build();
    }

    private static void addField(MultipartEntityBuilder body, String name, Object value, boolean bracketed)
            throws JsonProcessingException {
        if (!(value instanceof Map<?, ?> object)) {
            body.addTextBody(name, value.toString(), TEXT);
        } else if (bracketed) {
            object.forEach((key, number) -> body.addTextBody(name + "[" + key + "]", number.toString(), TEXT));
        } else {
            body.addTextBody(name, MAPPER.writeValueAsString(object), JSON);
        }
    }
}
