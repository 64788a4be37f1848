package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelpixelcut.contract.ContractDocument.Place;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Component and sandbox also comply with the vendor's contract, except for its one known defect. */
@WithPublishedDocument
class PublishedContractTest {

    @Nested
    class Images extends ImageRequests {
        Images() {
            super(ContractDocument.published());
        }
    }

    @Nested
    class Options extends OptionRequests {
        Options() {
            super(ContractDocument.published());
        }
    }

    @Nested
    class Answers extends SandboxAnswers {
        Answers() {
            super(ContractDocument.published());
        }
    }

    private final Place published = ContractDocument.publishedAsIs().generateBackground();
    private final Place own = ContractDocument.own().generateBackground();

    /** If one of these tests fails, the vendor has corrected its document, and ours can be changed accordingly. */
    @Test
    void theJsonBodyStillRequiresAnUndefinedProperty() {
        Place schema = published.at("requestBody", "content", "application/json", "schema");
        String todo =
                "The vendor changed what a JSON body requires. Compare it with docs/openapi/pixelcut.openapi.yaml,"
                        + " let ContractDocument.published() remove nothing any more, and delete this test";

        assertThat(schema.at("required").texts()).as(todo).containsExactly("image");
        assertThat(schema.at("properties").names())
                .as(todo)
                .contains("image_url")
                .doesNotContain("image");
        assertThat(schema.validationErrors(
                        JsonNodeFactory.instance.objectNode().put("image_url", "https://example.com/a.jpg")))
                .as(todo)
                .singleElement()
                .asString()
                .contains("'image'");
    }

    @Test
    void creditsAreStillNotPublished() {
        assertThat(ContractDocument.publishedAsIs()
                        .operation("GET", "/v1/credits")
                        .exists())
                .as("The vendor now documents the credits: take that over, and test against it as well")
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/json", "multipart/form-data"})
    void ourDocumentHasTheSameFieldsOfTheSameTypes(String mediaType) {
        Place ours = own.at("requestBody", "content", mediaType, "schema", "properties");
        Place theirs = published.at("requestBody", "content", mediaType, "schema", "properties");

        assertThat(ours.names()).containsExactlyInAnyOrderElementsOf(theirs.names());
        assertThat(ours.at("scene", "enum").texts())
                .isEqualTo(theirs.at("scene", "enum").texts());
        List<String> transform = theirs.at("image_transform", "properties").names();
        assertThat(ours.at("image_transform", "properties").names()).isEqualTo(transform);
        for (String name : transform) {
            assertThat(ours.at("image_transform", "properties", name, "type").text())
                    .isEqualTo(theirs.at("image_transform", "properties", name, "type")
                            .text());
        }
    }

    @Test
    void ourDocumentHasTheSameAnswersAndErrorCodes() {
        assertThat(own.at("responses").names())
                .isEqualTo(published.at("responses").names());
        for (String status : own.at("responses").names()) {
            assertThat(codes(own, status)).as(status).isEqualTo(codes(published, status));
        }
    }

    private static Iterable<String> codes(Place operation, String status) {
        return AnswerInspector.documentedCodes(
                operation.at("responses", status, "content", "application/json", "schema"));
    }
}
