package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelpixelcut.contract.ContractDocument.Place;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** Fails if an answer does not match the description of its operation in a contract document. */
final class AnswerInspector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RESULT_SIZE = 1024;

    private AnswerInspector() {}

    /** @param contentType null if the answer has none */
    record Answer(int status, String contentType, byte[] body) {}

    /** @return the JSON body; a missing node if the body is not JSON */
    static JsonNode inspect(Answer answer, Place operation) throws IOException {
        Place response = operation.at("responses", Integer.toString(answer.status()));
        assertThat(response.at("description").exists())
                .as("%s is documented for %s", answer.status(), operation)
                .isTrue();
        if (!response.at("content").exists()) {
            assertThat(answer.body()).as("no body is documented").isEmpty();
            return MissingNode.getInstance();
        }
        assertThat(response.mediaType(answer.contentType()).exists())
                .as("%s is documented for %s %s", answer.contentType(), operation, answer.status())
                .isTrue();
        if (answer.contentType().equals("image/jpeg")) {
            assertIsResult(answer.body());
            return MissingNode.getInstance();
        }
        return json(answer, response.mediaType(answer.contentType()).at("schema"));
    }

    private static JsonNode json(Answer answer, Place schema) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        assertThat(schema.validationErrors(body)).as("%s", body).isEmpty();
        assertThat(body.propertyStream().map(Map.Entry::getKey))
                .isEqualTo(schema.at("properties").names());
        if (answer.status() >= 400) {
            assertThat(documentedCodes(schema)).contains(body.path("error_code").textValue());
        }
        return body;
    }

    /** The codes in either document: one lists them as a closed enum, the other as an open one. */
    static Set<String> documentedCodes(Place errorSchema) {
        Place code = errorSchema.at("properties", "error_code");
        Place open = code.at("anyOf", "0", "enum");
        return Set.copyOf((open.exists() ? open : code.at("enum")).texts());
    }

    static void assertIsResult(byte[] jpeg) throws IOException {
        assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(picture.getWidth()).isEqualTo(RESULT_SIZE);
        assertThat(picture.getHeight()).isEqualTo(RESULT_SIZE);
    }
}
