package io.github.camelpixelcut.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.contract.AnswerInspector.Answer;
import io.github.camelpixelcut.contract.ContractDocument.Place;
import io.github.camelpixelcut.error.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Component and sandbox comply with the project's own contract, {@code docs/openapi/pixelcut.openapi.yaml}. */
class OwnContractTest {

    private static final ContractDocument DOCUMENT = ContractDocument.own();

    @Nested
    class Images extends ImageRequests {
        Images() {
            super(DOCUMENT);
        }
    }

    @Nested
    class Options extends OptionRequests {
        Options() {
            super(DOCUMENT);
        }
    }

    /** Not in the published document. */
    @Nested
    class Credits extends RecordedRequests {
        Credits() {
            super(DOCUMENT);
        }

        @Test
        void creditsAreRequestedWithAPlainGet() throws IOException {
            SentCall call = send("pixelcut:credits?scene=wood", "a body", Map.of("CamelPixelcutPrompt", "x"));

            assertThat(call.accept()).isEqualTo("application/json");
            assertThat(call.mediaType()).isNull();
        }
    }

    @Nested
    class Answers extends SandboxAnswers {
        Answers() {
            super(DOCUMENT);
        }

        @Test
        void creditsAreAnsweredAsDocumented() throws IOException {
            HttpGet get = new HttpGet(sandbox.baseUrl() + "/v1/credits");
            get.setHeader("X-API-KEY", API_KEY);
            Answer answer = execute(get);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(AnswerInspector.inspect(answer, credits())
                            .get("credits_remaining")
                            .asInt())
                    .isEqualTo(1000);
        }

        @Test
        void creditsAreRefusedWithoutTheKey() throws IOException {
            Answer answer = execute(new HttpGet(sandbox.baseUrl() + "/v1/credits"));

            assertThat(answer.status()).isEqualTo(401);
            AnswerInspector.inspect(answer, credits());
        }
    }

    private static Place credits() {
        return DOCUMENT.operation("GET", "/v1/credits");
    }

    @Test
    void theExamplesInTheDocumentAreValid() {
        Place body = DOCUMENT.generateBackground().at("requestBody", "content", "application/json");
        for (Place example : body.at("examples").children()) {
            assertThat(body.at("schema").validationErrors(example.at("value").node()))
                    .isEmpty();
        }
        for (Place response : DOCUMENT.root().at("components", "responses").children()) {
            Place json = response.at("content", "application/json");
            assertThat(
                            json.exists()
                                    ? json.at("schema")
                                            .validationErrors(json.at("example").node())
                                    : List.of())
                    .isEmpty();
        }
        for (Place schema : DOCUMENT.root().at("components", "schemas").children()) {
            Place example = schema.at("example");
            assertThat(example.exists() ? schema.validationErrors(example.node()) : List.of())
                    .isEmpty();
        }
    }

    @Test
    void creditsCanBeANumberOrText() {
        Place schema = credits().at("responses", "200", "content", "application/json", "schema");
        JsonNodeFactory json = JsonNodeFactory.instance;

        assertThat(schema.validationErrors(json.objectNode().put("credits_remaining", 42)))
                .isEmpty();
        assertThat(schema.validationErrors(json.objectNode().put("credits_remaining", "42")))
                .isEmpty();
        assertThat(schema.validationErrors(json.objectNode().put("credits_remaining", "many")))
                .isNotEmpty();
    }

    @Test
    void theComponentOffersExactlyTheDocumentedScenes() {
        assertThat(Arrays.stream(PixelcutScene.values()).map(PixelcutScene::toString))
                .containsExactlyElementsOf(DOCUMENT.root()
                        .at("components", "schemas", "Scene", "enum")
                        .texts());
    }

    @Test
    void theComponentKnowsExactlyTheDocumentedCodes() {
        Set<String> documented = new TreeSet<>();
        for (Place response : DOCUMENT.generateBackground().at("responses").children()) {
            documented.addAll(AnswerInspector.documentedCodes(response.at("content", "application/json", "schema")));
        }
        Set<ErrorCode> ofTheApi = EnumSet.complementOf(EnumSet.of(ErrorCode.RESOLUTION_TOO_LOW, ErrorCode.UNKNOWN));

        assertThat(ofTheApi).extracting(ErrorCode::value).containsExactlyInAnyOrderElementsOf(documented);
    }
}
