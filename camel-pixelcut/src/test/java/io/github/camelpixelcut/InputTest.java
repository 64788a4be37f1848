package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest extends SandboxTestSupport {

    @TempDir
    static Path folder;

    static Stream<Named<Object>> bodies() throws IOException {
        Path file = Files.write(folder.resolve("mug.jpg"), photo());
        GenericFile<Object> ftpFile = new GenericFile<>();
        ftpFile.setFile("a remote file");
        ftpFile.setBody(photo());
        GenericFile<File> localFile = new GenericFile<>();
        localFile.setFile(file.toFile());
        return Stream.of(
                named("a JPEG as bytes", photo()),
                named("a PNG as bytes", photo("png", 200, 150)),
                named("a Path", file),
                named("a File", file.toFile()),
                named("a file of a file consumer", localFile),
                named("a file of an FTP consumer", ftpFile),
                named("a stream", new ByteArrayInputStream(photo())),
                named("a stream cache", new InputStreamCache(photo())),
                named("a ByteBuffer", ByteBuffer.wrap(photo())),
                named("a URL as text", sandbox.sampleUrl(sandbox.sampleNames().get(0))),
                named(
                        "a URI",
                        URI.create(sandbox.sampleUrl(sandbox.sampleNames().get(0)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void everyKindOfBodyGivesAPicture(Object body) throws Exception {
        Exchange result = send(generate(""), body);

        assertThat(result.getException()).isNull();
        assertThat(picture(result).getWidth()).isEqualTo(1024);
    }

    static Stream<Arguments> buffers() {
        byte[] photo = photo();
        byte[] padded = new byte[photo.length + 30];
        System.arraycopy(photo, 0, padded, 10, photo.length);
        ByteBuffer direct = ByteBuffer.allocateDirect(photo.length).put(photo);
        return Stream.of(
                Arguments.of("whole", ByteBuffer.wrap(photo)),
                Arguments.of("read by a conversion", ByteBuffer.wrap(photo).position(photo.length)),
                Arguments.of("read in part", ByteBuffer.wrap(photo).position(7)),
                Arguments.of("a part of an array", ByteBuffer.wrap(padded, 10, photo.length)),
                Arguments.of(
                        "a slice", ByteBuffer.wrap(padded, 10, photo.length).slice()),
                Arguments.of("read-only", ByteBuffer.wrap(photo).asReadOnlyBuffer()),
                Arguments.of("direct, as it was filled", direct),
                Arguments.of("direct, flipped", direct.duplicate().flip().asReadOnlyBuffer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("buffers")
    void aBufferIsAnImageWhereverItsPositionIs(String name, ByteBuffer buffer) throws Exception {
        int position = buffer.position();
        sandbox.failNext(1, 503, null);

        Exchange result = send(generate(""), buffer);

        assertThat(result.getException()).isNull();
        assertThat(picture(result).getWidth()).isEqualTo(1024);
        assertThat(sandbox.stats().requests()).as("sent again").isEqualTo(2);
        assertThat(buffer.position()).isEqualTo(position);
    }

    @Test
    void aFileFromTheFileComponentIsSent() throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.write(inbox.resolve("lamp.png"), photo("png", 100, 100));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox).to(generate("")).to("mock:pictures");
            }
        });

        getMockEndpoint("mock:pictures").expectedHeaderReceived(Exchange.FILE_NAME, "lamp.png");
        getMockEndpoint("mock:pictures").expectedMessageCount(1);
        getMockEndpoint("mock:pictures").assertIsSatisfied();
        context.getRouteController().stopAllRoutes();
    }

    @Test
    void aBinaryBodyWinsOverTheHeader() {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader(PixelcutConstants.IMAGE_URL, sandbox.baseUrl() + "/samples/none.jpg");
        });

        assertThat(result.getException()).isNull();
    }

    @Test
    void theHeaderWinsOverATextBody() {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody("a description of the product");
            exchange.getMessage()
                    .setHeader(
                            PixelcutConstants.IMAGE_URL,
                            sandbox.sampleUrl(sandbox.sampleNames().get(0)));
        });

        assertThat(result.getException()).isNull();
    }

    static Stream<Named<Object>> emptyBodies() {
        return Stream.of(
                named("null", null),
                named("empty text", ""),
                named("blank text", " \n"),
                named("no bytes", new byte[0]),
                named("an empty buffer", ByteBuffer.allocate(0)),
                named("an empty stream", new InputStreamCache(new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("emptyBodies")
    void withoutABodyTheImageOfTheOptionIsUsed(Object body) {
        String option = "&imageUrl=" + sandbox.sampleUrl(sandbox.sampleNames().get(0));

        assertThat(send(generate(option), body).getException()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("emptyBodies")
    void withoutAnImageTheErrorListsTheWaysToProvideOne(Object body) {
        assertThat(send(generate(""), body).getException())
                .isInstanceOfSatisfying(
                        PixelcutRequestException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(ErrorCode.MISSING_PARAMETER))
                .hasMessageContainingAll("body", "header CamelPixelcutImageUrl", "option imageUrl");
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void anEmptyStreamIsAnErrorAndIsNotReplacedByAnotherImage() {
        String option = "&imageUrl=" + sandbox.sampleUrl(sandbox.sampleNames().get(0));

        assertThat(send(generate(option), new ByteArrayInputStream(new byte[0])).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("empty or was read already: enable stream caching");
    }

    @Test
    void aBlankImageUrlHeaderRemovesTheOption() {
        String option = "&imageUrl=" + sandbox.sampleUrl(sandbox.sampleNames().get(0));
        Exchange result =
                send(generate(option), exchange -> exchange.getMessage().setHeader(PixelcutConstants.IMAGE_URL, ""));

        assertThat(result.getException()).isInstanceOf(PixelcutRequestException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"pom.xml", "file:pom.xml", "hello", "ftp://example.com/a.jpg", "http:/a.jpg"})
    void textThatIsNotAUrlIsAnErrorAndNeverReadAsAFile(String text) {
        assertThat(send(generate(""), text).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("no absolute http or https URL");
        assertThat(sandbox.stats().requests()).isZero();
    }

    @Test
    void theErrorForABodyOfAnUnsupportedTypeNamesTheType() {
        assertThat(send(generate(""), new Thread()).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    void theErrorForAMissingFileNamesIt() {
        assertThat(send(generate(""), new File("no-such-photo.jpg")).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("no-such-photo.jpg")
                .hasMessageContaining("nothing was sent");
    }

    @Test
    void anEmptyFileIsAnErrorEvenIfAnOptionNamesAnotherImage() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.jpg"));
        String option = "&imageUrl=" + sandbox.sampleUrl(sandbox.sampleNames().get(0));

        assertThat(send(generate(option), file).getException())
                .isInstanceOf(PixelcutImageException.class)
                .hasMessageContaining("empty");
    }
}
