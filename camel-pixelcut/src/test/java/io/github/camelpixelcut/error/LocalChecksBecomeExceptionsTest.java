package io.github.camelpixelcut.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exceptions of the local checks, as a route with {@code onException} receives them. */
class LocalChecksBecomeExceptionsTest extends RouteTestSupport {

    private static final long MAX_BYTES = 26_214_400;

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    @BeforeEach
    void route() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutImageException.class).handled(true).setProperty(HANDLED_BY, constant("image"));
                onException(PixelcutRequestException.class).handled(true).setProperty(HANDLED_BY, constant("request"));
                from(IN).to(pixelcut(sandbox.baseUrl()));
            }
        });
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        File empty = Files.createFile(folder.resolve("empty.png")).toFile();

        Exchange exchange = send(empty);

        assertRefusedImage(exchange, ErrorCode.MALFORMED_IMAGE, "empty", "0 bytes", "malformed_image");
    }

    @Test
    void aFileOneByteAbove25MegabytesIsRefused() throws IOException {
        Exchange exchange = send(fileOf(MAX_BYTES + 1));

        assertRefusedImage(
                exchange,
                ErrorCode.FILE_SIZE_TOO_LARGE,
                "at most 26214400 bytes (25 MB)",
                "26214401 bytes",
                "file_size_too_large");
    }

    @Test
    void aFileOfExactly25MegabytesIsLeftToTheApi() throws IOException {
        Exchange exchange = send(fileOf(MAX_BYTES));

        assertThat(failure(exchange).getStatusCode()).isEqualTo(400);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void aByteArrayThatIsTooLargeIsRefused() {
        Exchange exchange = send(new byte[(int) MAX_BYTES + 1]);

        assertRefusedImage(exchange, ErrorCode.FILE_SIZE_TOO_LARGE, "at most 26214400 bytes", "26214401 bytes");
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"63, 64", "64, 63", "1, 1"})
    void aPictureWithTooFewPixelsIsRefused(int width, int height) {
        Exchange exchange = send(Pictures.png(width, height));

        assertRefusedImage(
                exchange,
                ErrorCode.RESOLUTION_TOO_LOW,
                "from 64x64 to 6000x6000 pixels are allowed",
                "this has " + width + "x" + height);
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"6001, 64", "64, 6001"})
    void aPictureWithTooManyPixelsIsRefused(int width, int height) {
        Exchange exchange = send(Pictures.png(width, height));

        assertRefusedImage(
                exchange,
                ErrorCode.RESOLUTION_TOO_HIGH,
                "from 64x64 to 6000x6000 pixels are allowed",
                "this has " + width + "x" + height);
    }

    @Test
    void aFileThatDoesNotLookLikeAnImageIsLeftToTheApi() {
        Exchange exchange = send(new byte[] {1, 2, 3});

        assertThat(failure(exchange).getStatusCode()).isEqualTo(400);
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void textThatIsNotAUrlIsRefused() {
        Exchange exchange = send("a mug on a table");

        assertRefusedRequest(
                exchange, ErrorCode.INVALID_PARAMETER, "'a mug on a table'", "no absolute http or https URL");
    }

    @Test
    void theErrorForAMessageWithoutAnImageSaysHowToProvideOne() {
        Exchange exchange = send(null);

        assertRefusedRequest(
                exchange,
                ErrorCode.MISSING_PARAMETER,
                "There is no image",
                "bytes, stream or file",
                PixelcutConstants.IMAGE_URL,
                "the option imageUrl");
    }

    @Test
    void aBodyOfAnUnsupportedTypeIsRefused() {
        Exchange exchange = send(UUID.randomUUID());

        assertRefusedRequest(
                exchange, ErrorCode.INVALID_REQUEST_BODY, "java.util.UUID", "give bytes, a stream or a file");
    }

    @Test
    void aFileThatDoesNotExistIsRefused() {
        Exchange exchange = send(folder.resolve("gone.png").toFile());

        assertRefusedRequest(exchange, ErrorCode.INVALID_REQUEST_BODY, "could not be read", "gone.png");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CamelPixelcutScene    | moon          | marble, wood, industrial, linen, brick, counter",
                "CamelPixelcutScale    | 0             | a finite number above 0",
                "CamelPixelcutScale    | -1            | a finite number above 0",
                "CamelPixelcutScale    | NaN           | a finite number above 0",
                "CamelPixelcutScale    | Infinity      | a finite number above 0",
                "CamelPixelcutScale    | large         | a finite number above 0",
                "CamelPixelcutXCenter  | 1.01          | a number from 0 to 1",
                "CamelPixelcutYCenter  | -0.01         | a number from 0 to 1",
                "CamelPixelcutYCenter  | NaN           | a number from 0 to 1",
                "CamelPixelcutOutput   | paper         | image, url, download",
            })
    void theErrorForAHeaderOutOfRangeHasItsNameValueAndAllowedValues(String header, String value, String allowed) {
        Exchange exchange = send(Pictures.PNG, Map.of(header, value));

        assertRefusedRequest(
                exchange, ErrorCode.INVALID_PARAMETER, "The header " + header + " is '" + value + "'", allowed);
    }

    @Test
    void anImageUrlInAHeaderMustBeHttp() {
        Exchange exchange = send(null, Map.of(PixelcutConstants.IMAGE_URL, "ftp://example.org/a.png"));

        assertRefusedRequest(
                exchange,
                ErrorCode.INVALID_PARAMETER,
                "The header CamelPixelcutImageUrl is 'ftp://example.org/a.png'",
                "an absolute http or https URL");
    }

    @Test
    void aHeaderOfAnUnsupportedTypeIsRefused() {
        Exchange exchange = send(Pictures.PNG, Map.of(PixelcutConstants.PROMPT, new int[] {1, 2}));

        assertRefusedRequest(exchange, ErrorCode.INVALID_PARAMETER, "The header CamelPixelcutPrompt", "text");
    }

    @Test
    void aHugeHeaderDoesNotCauseAHugeMessage() {
        Exchange exchange = send(Pictures.PNG, Map.of(PixelcutConstants.SCENE, "x".repeat(100_000)));

        assertRefusedRequest(exchange, ErrorCode.INVALID_PARAMETER, "xxx");
        assertThat(failure(exchange).getMessage()).hasSizeLessThan(1_000);
    }

    private static void assertRefusedImage(Exchange exchange, ErrorCode code, String... phrases) {
        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo("image");
        assertRefused(exchange, PixelcutImageException.class, code, phrases);
    }

    private static void assertRefusedRequest(Exchange exchange, ErrorCode code, String... phrases) {
        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo("request");
        assertRefused(exchange, PixelcutRequestException.class, code, phrases);
    }

    private static void assertRefused(
            Exchange exchange, Class<? extends PixelcutException> type, ErrorCode code, String... phrases) {
        assertThat(failureOf(exchange)).isExactlyInstanceOf(type);
        PixelcutException failure = failure(exchange);
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getRawErrorCode()).isEqualTo(code.value());
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure.getResultUrl()).isNull();
        assertThat(failure).hasMessageContainingAll(phrases).hasMessageContaining("nothing was sent");
        assertThat(sandbox.stats().requests()).isZero();
    }

    private static PixelcutException failure(Exchange exchange) {
        return (PixelcutException) failureOf(exchange);
    }

    private File fileOf(long length) throws IOException {
        Path file = folder.resolve("large.png");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
        return file.toFile();
    }
}
