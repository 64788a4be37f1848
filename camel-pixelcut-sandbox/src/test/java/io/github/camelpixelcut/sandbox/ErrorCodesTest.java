package io.github.camelpixelcut.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error code is returned for its reason, in the documented form, and without charge. */
class ErrorCodesTest {

    private static final int MIB = 1024 * 1024;

    @RegisterExtension
    static PixelcutSandboxExtension sandbox =
            PixelcutSandboxExtension.create(builder -> builder.acceptedKey(ApiClient.KEY));

    private final ApiClient api = new ApiClient(sandbox.baseUrl());

    @Test
    void aMissingBlankOrWrongKeyIsRefusedBeforeAnythingElse() {
        assertThat(ApiClient.send(api.to("/v1/generate-background").POST(BodyPublishers.noBody()))
                        .error())
                .startsWith("401 invalid_auth_token: API Token not found");
        assertThat(withKey(" ")).startsWith("401 invalid_auth_token: API Token not found");
        assertThat(withKey("sk_another")).startsWith("401 invalid_auth_token: ").doesNotContain("sk_");
        assertThat(ApiClient.send(api.to("/v1/credits")).error()).startsWith("401 invalid_auth_token: ");
        assertThat(sandbox.stats().errors()).isEqualTo(Map.of("invalid_auth_token", 3L));
    }

    private String withKey(String key) {
        return ApiClient.send(api.to("/v1/generate-background")
                        .header("X-API-KEY", key)
                        .POST(BodyPublishers.ofString("not even looked at")))
                .error();
    }

    @ParameterizedTest(name = "body ''{0}''")
    @ValueSource(strings = {"", "{", "{} {}", "[]", "null", "\"text\"", "not json"})
    void aBodyThatIsNoJsonObjectIsAnInvalidRequestBody(String body) {
        assertRefused(api.json(body), "invalid_request_body", "The request body is ");
    }

    @Test
    void anEndlessJsonBodyIsCutOff() {
        Response answer = ApiClient.send(api.call("application/json", endless(40 * MIB)));

        assertRefused(answer, "invalid_request_body", "The JSON body has more than 1048576 bytes");
    }

    @Test
    void aBrokenMultipartBodyIsAnInvalidRequestBody() {
        assertRefused(api.multipart(new byte[0]), "invalid_request_body", "The multipart body is empty or broken");
        assertRefused(
                api.multipart(new MultipartBody()), "invalid_request_body", "The multipart body is empty or broken");
        assertRefused(
                api.multipart(new MultipartBody().image(TestImages.jpeg()).brokenOff()),
                "invalid_request_body",
                "The multipart body is empty or broken");
        assertRefused(
                ApiClient.send(api.call("multipart/form-data", BodyPublishers.ofString("x"))),
                "invalid_request_body",
                "has no boundary");
        assertRefused(
                api.multipart(new MultipartBody().typed("prompt", "text/plain; charset=no-such", "x")),
                "invalid_request_body",
                "no-such");
        assertRefused(
                api.multipart(new MultipartBody()
                        .image(TestImages.jpeg())
                        .typedFile("prompt", "text/plain; charset=no-such", "x")),
                "invalid_request_body",
                "A part has an unknown charset: 'no-such'");
    }

    @Test
    void aCallWithoutAnyImageMissesAParameter() {
        assertRefused(api.json("{}"), "missing_parameter", "send image_url");
        assertRefused(api.json("{\"image\": \"aGk=\"}"), "missing_parameter", "send image_url");
        assertRefused(api.multipart(new MultipartBody().text("scene", "wood")), "missing_parameter", "the part image");
    }

    @ParameterizedTest(name = "{0} gets: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    "scene": "beach"                          | scene 'beach' is unknown: give one of [marble, wood,
                    "scene": ""                               | scene '' is unknown
                    "scene": null                             | scene is not a string: 'null'
                    "prompt": 7                               | prompt is not a string: '7'
                    "negative_prompt": ["a"]                  | negative_prompt is not a string
                    "image_transform": "1"                    | image_transform is not a JSON object
                    "image_transform": {"scale": "1"}         | image_transform.scale is not a number
                    "image_transform": {"scale": 0}           | image_transform.scale is 0.0: it must be above 0
                    "image_transform": {"scale": -1}          | image_transform.scale is -1.0
                    "image_transform": {"scale": 1e999}       | image_transform.scale is out of range
                    "image_transform": {"x_center": 1.1}      | image_transform.x_center is 1.1: it must be from 0 to 1
                    "image_transform": {"y_center": -0.1}     | image_transform.y_center is -0.1
                    "image_transform": {"y_center": true}     | image_transform.y_center is not a number
                    """)
    void aWrongJsonFieldIsAnInvalidParameter(String field, String message) {
        assertRefused(
                api.json("{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg") + "\", " + field + "}"),
                "invalid_parameter",
                message);
    }

    @Test
    void anImageUrlThatIsNoStringIsAnInvalidParameter() {
        assertRefused(api.json("{\"image_url\": 7}"), "invalid_parameter", "image_url is not a string");
    }

    @ParameterizedTest(name = "{0} = {1} gets: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    scene                      | beach          | scene 'beach' is unknown
                    image_transform            | {              | image_transform is not valid JSON
                    image_transform            | [1]            | image_transform is not a JSON object
                    image_transform            | {"scale":"1"}  | image_transform.scale is not a number
                    image_transform[scale]     | big            | image_transform.scale is not a number: 'big'
                    image_transform[scale]     | NaN            | image_transform.scale is not a number: 'NaN'
                    image_transform[scale]     | 0              | image_transform.scale is 0.0
                    image_transform[x_center]  | 2              | image_transform.x_center is 2.0
                    """)
    void aWrongPartIsAnInvalidParameter(String name, String value, String message) {
        assertRefused(
                api.multipart(new MultipartBody().image(TestImages.jpeg()).text(name, value)),
                "invalid_parameter",
                message);
    }

    @Test
    void aPartThatIsSentTwiceIsAnInvalidParameter() {
        assertRefused(
                api.multipart(new MultipartBody().image(TestImages.jpeg()).image(TestImages.jpeg())),
                "invalid_parameter",
                "There are 2 parts image: send one");
        assertRefused(
                api.multipart(new MultipartBody()
                        .image(TestImages.jpeg())
                        .text("image_transform", "{\"scale\":1}")
                        .text("image_transform[scale]", "1")),
                "invalid_parameter",
                "image_transform is given twice");
    }

    @Test
    void anImageBelow64PixelsIsAnInvalidParameter() {
        assertRefused(
                api.multipart(new MultipartBody().image(TestImages.encoded("png", 64, 63))),
                "invalid_parameter",
                "The image is too small: 64x63, at least 64x64 is needed");
        assertThat(api.multipart(new MultipartBody().image(TestImages.encoded("png", 64, 64)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherContentTypeIsUnsupported() {
        assertRefused(
                ApiClient.send(api.call("image/jpeg", BodyPublishers.ofByteArray(TestImages.jpeg()))),
                "unsupported_content_type",
                "Content-Type 'image/jpeg': send application/json or multipart/form-data");
        assertRefused(
                ApiClient.send(api.to("/v1/generate-background")
                        .header("X-API-KEY", ApiClient.KEY)
                        .POST(BodyPublishers.noBody())),
                "unsupported_content_type",
                "There is no Content-Type");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tiff"})
    void aTruncatedImageIsMalformed(String format) {
        byte[] whole = TestImages.encoded(format, 240, 160);

        assertRefused(
                api.multipart(new MultipartBody().image(Arrays.copyOf(whole, whole.length * 2 / 3))),
                "malformed_image",
                "The image could not be decoded");
    }

    @Test
    void aTruncatedWebpOrAnEmptyImageIsMalformed() {
        byte[] webp = TestImages.webp();
        assertRefused(
                api.multipart(new MultipartBody().image(Arrays.copyOf(webp, webp.length * 2 / 3))),
                "malformed_image",
                "The image could not be decoded");
        assertRefused(
                api.multipart(new MultipartBody().image(new byte[0])),
                "malformed_image",
                "The image is empty (0 bytes)");
    }

    @ParameterizedTest(name = "content ''{0}''")
    @ValueSource(strings = {"%PDF-1.7 and so on", "a text", "\0\0 almost a WBMP", "<svg/>"})
    void whatIsNoImageHasAnUnsupportedFormat(String content) {
        assertRefused(
                api.multipart(new MultipartBody().image(content.getBytes(US_ASCII))),
                "unsupported_image_format",
                "none of JPEG, PNG, WebP");
    }

    @Test
    void anImageAbove25MebibytesIsTooLarge() {
        byte[] jpeg = TestImages.jpeg();
        assertThat(api.multipart(new MultipartBody().image(Arrays.copyOf(jpeg, 25 * MIB)))
                        .status())
                .isEqualTo(200);
        assertRefused(
                api.multipart(new MultipartBody().image(Arrays.copyOf(jpeg, 25 * MIB + 1))),
                "file_size_too_large",
                "the limit is 26214400 bytes");
        assertRefused(
                api.multipart(new MultipartBody().imageWithoutFileName(Arrays.copyOf(jpeg, 25 * MIB + 1))),
                "file_size_too_large",
                "the limit is 26214400 bytes");
    }

    @Test
    void anEndlessUploadIsTooLarge() {
        Response answer = ApiClient.send(api.call(MultipartBody.CONTENT_TYPE, endless(40 * MIB)));

        assertRefused(answer, "file_size_too_large", "the limit is 26214400 bytes");
    }

    @Test
    void manySmallPartsTogetherAreTooLargeAsWell() {
        MultipartBody body = new MultipartBody();
        for (int i = 0; i < 30; i++) {
            body.typed("part" + i, "text/plain", "x".repeat(MIB));
        }

        assertRefused(
                ApiClient.send(api.call(
                        MultipartBody.CONTENT_TYPE,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.whole())))),
                "file_size_too_large",
                "the limit is 26214400 bytes");
    }

    @Test
    void anImageAbove6000PixelsIsNotEvenDecoded() {
        byte[] wide = TestImages.encoded("png", 6001, 64);
        byte[] headerOnly = Arrays.copyOf(wide, 60);

        assertRefused(
                api.multipart(new MultipartBody().image(headerOnly)),
                "resolution_too_high",
                "6001x64, the limit is 6000x6000");
        assertThat(api.multipart(new MultipartBody().image(TestImages.encoded("png", 6000, 64)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aUniformPictureHasNoForeground() {
        assertRefused(
                api.multipart(new MultipartBody().image(TestImages.uniformPng())),
                "unknown_foreground",
                "The foreground subject of the image could not be detected");
    }

    @Test
    void aCallWithoutEnoughCreditsIsRefused() {
        sandbox.setCredits(9);

        Response answer = api.multipart(new MultipartBody().image(TestImages.jpeg()));

        assertThat(answer.error())
                .isEqualTo(
                        "403 insufficient_api_credits: Insufficient credits available: a picture costs 10, 9 remain");
        assertThat(sandbox.stats())
                .isEqualTo(new SandboxStats(1, 0, 0, 9, Map.of("insufficient_api_credits", 1L), Map.of()));
    }

    @Test
    void otherPathsAndMethodsAreRefusedInTheSameForm() {
        assertThat(api.get("/v2/upscale").error()).startsWith("404 not_found: There is nothing at '/v2/upscale'");
        assertThat(api.get("/v1/generate-background").error()).startsWith("405 method_not_allowed: GET");
        assertThat(api.get("/samples/none.jpg").error()).startsWith("404 not_found: There is no sample 'none.jpg'");
        assertThat(api.get("/results/none.jpg").error()).startsWith("404 not_found: There is no such result");
        assertThat(sandbox.stats().errors()).isEmpty();
    }

    private static void assertRefused(Response answer, String code, String message) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.error()).startsWith("400 " + code + ": ").contains(message);
        assertThat(sandbox.stats().errors()).containsKey(code);
        assertThat(sandbox.stats().creditsCharged())
                .isEqualTo(10 * sandbox.stats().generated());
    }

    /** Sent in chunks, because the client does not know its length. */
    private static BodyPublisher endless(int bytes) {
        byte[] start = new MultipartBody().image(TestImages.jpeg()).brokenOff();
        byte[] body = Arrays.copyOf(start, bytes);
        Arrays.fill(body, start.length - 2, bytes, (byte) 'x');
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
