package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateBackgroundTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private final ApiClient api = new ApiClient(sandbox.baseUrl());

    @Test
    void anImageUrlInJsonGetsAResultUrlThatServesTheJpeg() throws IOException {
        Response answer = api.json(jsonWithSample(", \"scene\": \"marble\""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.resultUrl())
                .startsWith(sandbox.baseUrl() + "/results/")
                .endsWith(".jpg");
        Response result = ApiClient.fetch(answer.resultUrl());
        assertThat(result.header("Content-Type")).isEqualTo("image/jpeg");
        assertIsFinishedPicture(result.body());
    }

    @Test
    void anUploadGetsTheJpegItselfIfTheClientAcceptsImages() throws IOException {
        Response answer = ApiClient.send(api.call(
                        MultipartBody.CONTENT_TYPE,
                        BodyPublishers.ofByteArray(
                                new MultipartBody().image(TestImages.jpeg()).whole()))
                .header("Accept", "image/*"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertIsFinishedPicture(answer.body());
    }

    @ParameterizedTest(name = "Accept: {0} gets {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    image/*                                       | image/jpeg
                    image/jpeg                                    | image/jpeg
                    IMAGE/*;q=0.9, application/json;q=0.1         | image/jpeg
                    application/json                              | application/json
                    application/json; charset=utf-8               | application/json
                    application/json, image/*;q=0.5               | application/json
                    */*                                           | application/json
                    text/html                                     | application/json
                    image/*;q=0                                   | application/json
                    """)
    void theAcceptHeaderChoosesTheResponseForm(String accept, String contentType) {
        Response answer = ApiClient.send(api.call("application/json", BodyPublishers.ofString(jsonWithSample("")))
                .header("Accept", accept));

        assertThat(answer.header("Content-Type")).isEqualTo(contentType);
    }

    static Stream<Named<byte[]>> images() {
        return Stream.concat(
                Stream.of(Named.of("png with alpha", TestImages.rgbaPng()), Named.of("webp", TestImages.webp())),
                Stream.of("jpg", "png", "gif", "bmp", "tiff")
                        .map(format -> Named.of(format, TestImages.encoded(format, 240, 160))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void commonImageFormatsAreAccepted(byte[] image) throws IOException {
        assertIsFinishedPicture(api.picture(new MultipartBody().image(image)));
    }

    @Test
    void anImagePartNeedsNoFileName() {
        assertThat(api.picture(new MultipartBody().imageWithoutFileName(TestImages.jpeg())))
                .isEqualTo(api.picture(new MultipartBody().image(TestImages.jpeg())));
    }

    @Test
    void anUploadTooLargeForMemoryGivesTheSamePictureWithOrWithoutAFileName() {
        byte[] image = Arrays.copyOf(TestImages.jpeg(), 3 * 1024 * 1024);
        byte[] expected = api.picture(new MultipartBody().image(TestImages.jpeg()));

        assertThat(api.picture(new MultipartBody().image(image))).isEqualTo(expected);
        assertThat(api.picture(new MultipartBody().imageWithoutFileName(image))).isEqualTo(expected);
    }

    @Test
    void theSameInputGivesTheSameBytesInEitherWireForm() {
        byte[] uploaded = api.picture(new MultipartBody().image(sample()).text("scene", "wood"));
        byte[] byUrl = api.picture(new MultipartBody()
                .text("image_url", sandbox.sampleUrl("mug.jpg"))
                .text("scene", "wood"));
        byte[] byJson = ApiClient.fetch(
                        api.json(jsonWithSample(", \"scene\": \"wood\"")).resultUrl())
                .body();

        assertThat(byUrl).isEqualTo(uploaded);
        assertThat(byJson).isEqualTo(uploaded);
    }

    @Test
    void bothSpellingsOfTheTransformMeanTheSame() {
        byte[] unset = api.picture(new MultipartBody().image(sample()));
        byte[] typedPart = api.picture(new MultipartBody()
                .image(sample())
                .typed("image_transform", "application/json", "{\"scale\": 0.3, \"x_center\": 0.25, \"y_center\": 1}"));
        byte[] plainPart = api.picture(new MultipartBody()
                .image(sample())
                .text("image_transform", "{\"scale\": 0.3, \"x_center\": 0.25, \"y_center\": 1}"));
        byte[] brackets = api.picture(new MultipartBody()
                .image(sample())
                .text("image_transform[scale]", "0.3")
                .text("image_transform[x_center]", "0.25")
                .text("image_transform[y_center]", "1"));
        byte[] json = ApiClient.fetch(api.json(jsonWithSample(
                                ", \"image_transform\": {\"scale\": 0.3, \"x_center\": 0.25, \"y_center\": 1}"))
                        .resultUrl())
                .body();

        assertThat(typedPart).isNotEqualTo(unset);
        assertThat(plainPart).isEqualTo(typedPart);
        assertThat(brackets).isEqualTo(typedPart);
        assertThat(json).isEqualTo(typedPart);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"marble", "wood", "industrial", "linen", "brick", "counter"})
    void promptsAreIgnoredIfThereIsAScene(String scene) {
        assertThat(api.picture(new MultipartBody()
                        .image(sample())
                        .text("scene", scene)
                        .text("prompt", "on the moon")
                        .text("negative_prompt", "people")))
                .isEqualTo(api.picture(new MultipartBody().image(sample()).text("scene", scene)));
    }

    @Test
    void anUploadedImageWinsOverAnImageUrl() {
        assertThat(api.picture(
                        new MultipartBody().image(TestImages.jpeg()).text("image_url", "http://example.com/no.jpg")))
                .isEqualTo(api.picture(new MultipartBody().image(TestImages.jpeg())));
    }

    @Test
    void fieldsThatTheApiDoesNotKnowAreIgnored() {
        assertThat(api.json(jsonWithSample(", \"image\": 7, \"format\": null")).status())
                .isEqualTo(200);
        assertThat(api.multipart(new MultipartBody()
                                .image(TestImages.jpeg())
                                .text("format", "a")
                                .text("format", "b"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPictureCostsItsCreditsAndARefusedCallCostsNothing() {
        api.json(jsonWithSample(""));
        api.json(jsonWithSample(""));
        api.json("{}");

        assertThat(sandbox.stats())
                .isEqualTo(new SandboxStats(3, 2, 20, 980, Map.of("missing_parameter", 1L), Map.of()));
        assertThat(api.get("/v1/credits").document().path("credits_remaining").longValue())
                .isEqualTo(980);
        assertThat(api.get("/sandbox/stats").document().toString())
                .isEqualTo("{\"requests\":3,\"generated\":2,\"credits_charged\":20,\"credits_remaining\":980,"
                        + "\"errors\":{\"missing_parameter\":1},\"faults\":{}}");
    }

    private byte[] sample() {
        return ApiClient.fetch(sandbox.sampleUrl("mug.jpg")).body();
    }

    private static String jsonWithSample(String otherFields) {
        return "{\"image_url\": \"" + sandbox.sampleUrl("mug.jpg") + "\"" + otherFields + "}";
    }

    private static void assertIsFinishedPicture(byte[] jpeg) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            assertThat(readers.next().getFormatName()).isEqualToIgnoringCase("jpeg");
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }
}
