package io.github.camelpixelcut.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every way to provide an image: exactly the image is sent, complete and with its own media type, and nothing else.
 */
abstract class ImageRequests extends RecordedRequests {

    ImageRequests(ContractDocument document) {
        super(document);
    }

    /**
     * @param body the message body, created anew for each call because some can be read only once
     * @param type the media type according to the first bytes
     * @param fileName the file name that is sent
     * @param lengthKnown whether the component can know the length before sending
     */
    record Image(String name, Supplier<Object> body, byte[] bytes, String type, String fileName, boolean lengthKnown) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Image> images() {
        byte[] png = ImageFiles.png();
        byte[] large = ImageFiles.largePng();
        byte[] jpeg = ImageFiles.jpeg();
        byte[] webp = Pictures.webp();
        byte[] gif = ImageFiles.gif();
        return Stream.of(
                new Image("byte[]", () -> png, png, "image/png", "image.png", true),
                new Image("large byte[]", () -> large, large, "image/png", "image.png", true),
                new Image("File", () -> file("a mug.jpg", jpeg), jpeg, "image/jpeg", "a_mug.jpg", true),
                new Image("Path", () -> file("mug.webp", webp).toPath(), webp, "image/webp", "mug.webp", true),
                new Image("GenericFile, local", () -> localFile("mug.gif", gif), gif, "image/gif", "mug.gif", true),
                new Image("GenericFile, remote", () -> remoteFile(png), png, "image/png", "image.png", true),
                new Image("InputStream", () -> stream(png), png, "image/png", "image.png", false),
                new Image("large InputStream", () -> stream(large), large, "image/png", "image.png", false),
                new Image("StreamCache, read before", () -> readCache(png), png, "image/png", "image.png", true),
                new Image("ByteBuffer", () -> ByteBuffer.wrap(png), png, "image/png", "image.png", true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void anImageIsSentByteForByteAndNothingElse(Image image) throws IOException {
        assertArrived(image, send(ENDPOINT, image.body().get()));
    }

    static Stream<Arguments> cachedImages() {
        byte[] png = ImageFiles.png();
        byte[] large = ImageFiles.largePng();
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'/>".getBytes(US_ASCII);
        Supplier<Object> reader = () -> new StringReader(new String(svg, US_ASCII));
        return Stream.of(
                Arguments.of(
                        new Image("bytes", () -> stream(png), png, "image/png", "image.png", true),
                        "ByteArrayInputStreamCache"),
                Arguments.of(
                        new Image("stream", () -> buffered(png), png, "image/png", "image.png", true),
                        "InputStreamCache"),
                Arguments.of(
                        new Image("large stream", () -> buffered(large), large, "image/png", "image.png", true),
                        "FileInputStreamCache"),
                Arguments.of(
                        new Image("text", reader, svg, "application/octet-stream", "image.bin", false), "ReaderCache"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("cachedImages")
    void aCachedStreamIsSentByteForByte(Image image, String cachedAs) throws IOException {
        Exchange exchange = exchange(CACHING_ROUTE, image.body().get(), Map.of());

        assertThat(exchange.getProperty("cachedAs")).isEqualTo(cachedAs);
        assertArrived(image, onlyCall());
    }

    @Test
    void aFileFromAFolderIsSentByteForByteWithItsName() throws Exception {
        byte[] jpeg = ImageFiles.jpeg();
        Files.createDirectories(inbox());
        Files.write(inbox().resolve("Mütze \"neu\".jpg"), jpeg);

        camel.getRouteController().startRoute(INBOX_ROUTE);
        await().untilAsserted(() -> assertThat(calls()).hasSize(1));
        camel.getRouteController().stopRoute(INBOX_ROUTE);

        assertArrived(new Image("file", null, jpeg, "image/jpeg", "M_tze__neu_.jpg", true), onlyCall());
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("image/jpeg", ImageFiles.jpeg()),
                Arguments.of("image/png", ImageFiles.png()),
                Arguments.of("image/webp", Pictures.webp()),
                Arguments.of("image/gif", ImageFiles.gif()),
                Arguments.of("image/bmp", ImageFiles.bmp()),
                Arguments.of("image/tiff", ImageFiles.tiff()),
                Arguments.of("image/avif", ImageFiles.startingWith("\0\0\0\u001cftypavif")),
                Arguments.of("image/heic", ImageFiles.startingWith("\0\0\0\u001cftypheic")),
                Arguments.of("application/octet-stream", ImageFiles.startingWith("8BPS")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void theMediaTypeComesFromTheFirstBytesAndNotFromTheName(String type, byte[] bytes) throws IOException {
        SentCall call = send(ENDPOINT, file("photo.txt", bytes));

        assertArrived(new Image(type, null, bytes, type, "photo.txt", true), call);
    }

    static Stream<Arguments> repeatableImages() {
        return Stream.concat(
                images().filter(Image::lengthKnown).map(image -> Arguments.of(image, ENDPOINT)),
                cachedImages().map(cached -> Arguments.of(cached.get()[0], CACHING_ROUTE)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("repeatableImages")
    void anImageThatCanBeReadAgainIsSentAgainCompleteAfterARateLimit(Image image, String uri) throws IOException {
        api.stubFor(post(PATH)
                .inScenario("rate limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(jsonResponse("{\"error\": \"Slow down\", \"error_code\": \"rate_limit_exceeded\"}", 429))
                .willSetStateTo("over"));

        exchange(uri, image.body().get(), Map.of());

        assertThat(calls()).hasSize(2).allSatisfy(call -> assertArrived(image, call));
    }

    private static void assertArrived(Image image, SentCall call) {
        assertThat(call.mediaType()).isEqualTo("multipart/form-data");
        assertThat(call.partNames()).containsExactly("image");
        assertThat(call.image().content()).isEqualTo(image.bytes());
        assertThat(call.image().mediaType()).isEqualTo(image.type());
        assertThat(call.image().fileName()).isEqualTo(image.fileName());
        assertThat(call.chunked()).as("chunked").isEqualTo(!image.lengthKnown());
    }

    static Stream<Arguments> imageUrls() throws MalformedURLException {
        URI uri = URI.create(IMAGE_URL);
        Map<String, Object> none = Map.of();
        Map<String, Object> header = Map.of(PixelcutConstants.IMAGE_URL, IMAGE_URL);
        String option = ENDPOINT + "?imageUrl=RAW(" + IMAGE_URL + ")";
        return Stream.of(
                Arguments.of("String body", ENDPOINT, IMAGE_URL, none),
                Arguments.of("String body with space around it", ENDPOINT, " " + IMAGE_URL + "\n", none),
                Arguments.of("StringBuilder body", ENDPOINT, new StringBuilder(IMAGE_URL), none),
                Arguments.of("URI body", ENDPOINT, uri, none),
                Arguments.of("URL body", ENDPOINT, uri.toURL(), none),
                Arguments.of("header, no body", ENDPOINT, null, header),
                Arguments.of("URI header, no body", ENDPOINT, null, Map.of(PixelcutConstants.IMAGE_URL, uri)),
                Arguments.of("header, empty body", ENDPOINT, new byte[0], header),
                Arguments.of("header over another URL as body", ENDPOINT, "https://other.example.com/", header),
                Arguments.of("header over text as body", ENDPOINT, "a caption", header),
                Arguments.of("header over option", ENDPOINT + "?imageUrl=https://other.example.com/", null, header),
                Arguments.of("option, no body", option, null, none),
                Arguments.of("option, empty body", option, new InputStreamCache(new byte[0]), none),
                Arguments.of("option, blank body", option, " ", none));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("imageUrls")
    void anImageUrlIsSentAloneInAJsonBody(String name, String uri, Object body, Map<String, Object> headers)
            throws IOException {
        SentCall call = send(uri, body, headers);

        assertThat(call.mediaType()).isEqualTo("application/json");
        assertThat(call.fields())
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("image_url", IMAGE_URL));
    }

    @Test
    void noImageUrlIsSentTogetherWithAnImage() throws IOException {
        SentCall call = send(
                ENDPOINT + "?imageUrl=RAW(" + IMAGE_URL + ")",
                ImageFiles.png(),
                Map.of(PixelcutConstants.IMAGE_URL, IMAGE_URL));

        assertThat(call.partNames()).containsExactly("image");
    }

    /** A stream of a type that Camel does not recognize as being in memory, so that a large one is spooled. */
    private static InputStream buffered(byte[] bytes) {
        return new BufferedInputStream(stream(bytes));
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A stream cache that was already read, for example by a step that logged the body. */
    private static InputStreamCache readCache(byte[] bytes) {
        InputStreamCache cache = new InputStreamCache(bytes);
        cache.readAllBytes();
        return cache;
    }

    private static GenericFile<File> localFile(String name, byte[] content) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(file(name, content));
        return file;
    }

    /** A file as from FTP: its name belongs to another machine, its content is the body. */
    private static GenericFile<String> remoteFile(byte[] content) {
        GenericFile<String> file = new GenericFile<>();
        file.setFile("mug.png");
        file.setFileName("mug.png");
        file.setBody(content);
        return file;
    }
}
