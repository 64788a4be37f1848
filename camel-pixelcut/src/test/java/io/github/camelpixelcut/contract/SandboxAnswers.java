package io.github.camelpixelcut.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.contract.AnswerInspector.Answer;
import io.github.camelpixelcut.contract.ContractDocument.Place;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the sandbox's answers against a contract document, so that tests with the sandbox see the API's answers. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SandboxAnswers {

    static final String API_KEY = "sk_sandbox";
    private static final int MIB = 1024 * 1024;

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox =
            PixelcutSandboxExtension.create(builder -> builder.acceptedKey(API_KEY));

    private final CloseableHttpClient http =
            HttpClients.custom().disableAutomaticRetries().build();
    private final Place generateBackground;

    SandboxAnswers(ContractDocument document) {
        this.generateBackground = document.operation("POST", "/v1/generate-background");
    }

    @AfterAll
    void closeClient() throws IOException {
        http.close();
    }

    @ParameterizedTest(name = "{0}, Accept: {1}")
    @CsvSource({"json, application/json", "multipart, application/json", "json,"})
    void theAnswerIsTheUrlUnlessThePictureIsRequested(String form, String accept) throws IOException {
        Answer answer = post(goodRequest(form), accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        JsonNode json = AnswerInspector.inspect(answer, generateBackground);
        Answer result = execute(new HttpGet(json.get("result_url").textValue()));
        assertThat(result.contentType()).isEqualTo("image/jpeg");
        AnswerInspector.assertIsResult(result.body());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "brackets"})
    void theAnswerIsThePictureIfItIsRequested(String form) throws IOException {
        Answer answer = post(goodRequest(form), "image/*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/jpeg");
        AnswerInspector.inspect(answer, generateBackground);
    }

    private HttpEntity goodRequest(String form) throws IOException {
        if (form.equals("json")) {
            return json("{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg")
                    + "\", \"image_transform\": {\"scale\": 0.5}, \"scene\": \"wood\"}");
        }
        MultipartEntityBuilder body =
                image(execute(new HttpGet(sandbox.sampleUrl("mug.jpg"))).body()).addTextBody("scene", "wood");
        return form.equals("brackets")
                ? body.addTextBody("image_transform[scale]", "0.5").build()
                : body.addTextBody("image_transform", "{\"scale\": 0.5}", ContentType.APPLICATION_JSON)
                        .build();
    }

    static Stream<Arguments> refusedRequests() {
        byte[] jpeg = ImageFiles.jpeg();
        return Stream.of(
                Arguments.of("invalid_request_body", json("")),
                Arguments.of("missing_parameter", json("{\"prompt\": \"on moss\"}")),
                Arguments.of("invalid_parameter", json("{\"scene\": \"beach\"}")),
                Arguments.of("unsupported_content_type", new StringEntity("{}", ContentType.TEXT_PLAIN)),
                Arguments.of(
                        "malformed_image",
                        image(Arrays.copyOf(jpeg, jpeg.length / 2)).build()),
                Arguments.of(
                        "unsupported_image_format",
                        image("%PDF-1.7".getBytes(US_ASCII)).build()),
                Arguments.of(
                        "file_size_too_large",
                        image(Arrays.copyOf(jpeg, 25 * MIB + 1)).build()),
                Arguments.of(
                        "resolution_too_high", image(Pictures.png(6001, 64)).build()),
                Arguments.of("unknown_foreground", image(Pictures.png(200, 200)).build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedRequests")
    void aBadRequestIsRefusedWithItsCode(String code, HttpEntity body) throws IOException {
        assertRefused(400, code, post(body, "image/*"));
    }

    @Test
    void theBadRequestsCoverEveryDocumentedCode() {
        Place errors = generateBackground.at("responses", "400", "content", "application/json", "schema");

        assertThat(refusedRequests().map(request -> request.get()[0]))
                .containsExactlyInAnyOrderElementsOf(AnswerInspector.documentedCodes(errors));
    }

    @Test
    void aWrongKeyIsRefused() throws IOException {
        HttpPost post = new HttpPost(sandbox.baseUrl() + "/v1/generate-background");
        post.setHeader("X-API-KEY", "sk_another");
        post.setEntity(goodRequest("json"));

        assertRefused(401, "invalid_auth_token", execute(post));
    }

    @Test
    void anEmptyAccountIsRefused() throws IOException {
        sandbox.setCredits(0);

        assertRefused(403, "insufficient_api_credits", post(goodRequest("json"), "image/*"));
    }

    @Test
    void aCallAboveTheRateLimitIsRefused() throws IOException {
        try (PixelcutSandbox limited =
                PixelcutSandbox.builder().requestsPerSecond(1).start()) {
            Answer refused = await().until(
                            () -> post(limited.baseUrl(), json("{}"), "image/*"), answer -> answer.status() == 429);

            assertRefused(429, "rate_limit_exceeded", refused);
        }
    }

    /** Every documented failure can be requested from the sandbox. */
    @Test
    void everyDocumentedFailureCanBeInjected() throws IOException {
        Set<String> injected = new LinkedHashSet<>();
        for (String status : generateBackground.at("responses").names()) {
            for (String code : status.equals("200") ? List.<String>of() : codes(status)) {
                sandbox.failNext(1, Integer.parseInt(status), code.isEmpty() ? null : code);
                Answer answer = post(goodRequest("json"), "image/*");

                assertThat(answer.status()).hasToString(status);
                JsonNode body = AnswerInspector.inspect(answer, generateBackground);
                assertThat(body.path("error_code").asText()).isEqualTo(code);
                injected.add(status + " " + code);
            }
        }
        assertThat(injected).hasSize(13).contains("400 unknown_foreground", "500 ");
        assertThat(sandbox.stats().creditsCharged()).isZero();
    }

    /** An empty code for a failure without a body. */
    private Set<String> codes(String status) {
        Place schema = generateBackground.at("responses", status, "content", "application/json", "schema");
        return schema.exists() ? AnswerInspector.documentedCodes(schema) : Set.of("");
    }

    private void assertRefused(int status, String code, Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(AnswerInspector.inspect(answer, generateBackground)
                        .get("error_code")
                        .textValue())
                .isEqualTo(code);
    }

    private static StringEntity json(String body) {
        return new StringEntity(body, ContentType.APPLICATION_JSON);
    }

    private static MultipartEntityBuilder image(byte[] bytes) {
        return MultipartEntityBuilder.create().addBinaryBody("image", bytes, ContentType.IMAGE_JPEG, "image.jpg");
    }

    private Answer post(HttpEntity body, String accept) throws IOException {
        return post(sandbox.baseUrl(), body, accept);
    }

    private Answer post(String baseUrl, HttpEntity body, String accept) throws IOException {
        HttpPost post = new HttpPost(baseUrl + "/v1/generate-background");
        post.setHeader("X-API-KEY", API_KEY);
        if (accept != null) {
            post.setHeader("Accept", accept);
        }
        post.setEntity(body);
        return execute(post);
    }

    final Answer execute(ClassicHttpRequest request) throws IOException {
        return http.execute(request, SandboxAnswers::answer);
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        Header contentType = response.getFirstHeader("Content-Type");
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return new Answer(response.getCode(), contentType == null ? null : contentType.getValue(), body);
    }
}
