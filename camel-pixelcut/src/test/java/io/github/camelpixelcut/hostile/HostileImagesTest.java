package io.github.camelpixelcut.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.internal.image.ImageLimits;
import io.github.camelpixelcut.internal.image.ImageSource;
import io.github.camelpixelcut.testsupport.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Malicious files: each is refused or left to the API, with little CPU time and memory and never with an unchecked
 * exception, whatever its source.
 */
class HostileImagesTest {

    /** Far more than needed (25 ms were measured), so that a machine under load does not fail the test. */
    private static final Duration MAX_CPU = Duration.ofMillis(250);

    private static final long MAX_ALLOCATED = 64L * 1024 * 1024;

    /** Errors that are found by the length, which is not known for every source. */
    private static final Set<ErrorCode> BY_LENGTH = Set.of(ErrorCode.MALFORMED_IMAGE, ErrorCode.FILE_SIZE_TOO_LARGE);

    @TempDir
    static Path folder;

    /** The source of an image. */
    enum Source {
        BYTES {
            @Override
            ImageSource of(byte[] image) {
                return ImageSource.of(image);
            }
        },
        FILE {
            @Override
            ImageSource of(byte[] image) throws IOException {
                return ImageSource.of(Files.write(folder.resolve("photo.jpg"), image));
            }
        },
        STREAM {
            @Override
            ImageSource of(byte[] image) {
                return ImageSource.of(new ByteArrayInputStream(image));
            }
        },
        CACHE_IN_MEMORY {
            @Override
            ImageSource of(byte[] image) {
                return ImageSource.of((StreamCache) new InputStreamCache(image));
            }
        },
        CACHE_ON_DISK {
            @Override
            ImageSource of(byte[] image) throws IOException {
                Path file = Files.write(folder.resolve("cached"), image);
                return ImageSource.of((StreamCache) new FileInputStreamCache(file.toFile()));
            }
        },
        CACHE_OF_TEXT {
            @Override
            ImageSource of(byte[] image) {
                return ImageSource.of((StreamCache) new ReaderCache(new String(image, Charset.defaultCharset())));
            }

            /** A stream cache of text. Bytes that are not valid text become question marks. */
            @Override
            boolean keepsBytes() {
                return false;
            }
        };

        abstract ImageSource of(byte[] image) throws IOException;

        boolean keepsBytes() {
            return true;
        }
    }

    static Stream<HostileImage> images() {
        return Stream.of(
                        HostilePng.all(),
                        HostilePng.sizes(),
                        HostileJpeg.all(),
                        HostileJpeg.sizes(),
                        HostileTiff.all(),
                        HostileTiff.sizes(),
                        HostileOthers.gifs(),
                        HostileOthers.bmps(),
                        HostileOthers.webps(),
                        HostileOthers.noImages())
                .flatMap(group -> group);
    }

    /** Loads the classes of the readers before anything is measured. */
    @BeforeAll
    static void warmUp() throws Exception {
        for (String format : List.of("jpg", "png", "gif", "bmp", "tif", "webp")) {
            checked(ImageSource.of(valid(format)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void everySourceIsCheckedWithLittleCpuTimeAndMemory(HostileImage image) throws Exception {
        byte[] bytes = image.bytes().get();
        for (Source source : Source.values()) {
            ImageSource input = source.of(bytes);
            CheckResult result = checked(input);

            assertThat(result.effort().cpu()).as("CPU, %s", source).isLessThan(MAX_CPU);
            assertThat(result.effort().allocated()).as("bytes, %s", source).isLessThan(MAX_ALLOCATED);
            if (source.keepsBytes()) {
                assertRefused(result.failure(), expected(image.refusedWith(), input));
            } else {
                assertThat(result.failure())
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isNull(),
                                failure -> assertThat(failure).isInstanceOf(PixelcutImageException.class));
            }
        }
    }

    /** @param enough the number of bytes after which the size is known */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"jpg, 98", "png, 24", "gif, 10", "bmp, 26", "tif, 32", "webp, 30"})
    void aTruncatedFileIsRefusedIfItsSizeIsKnownAndOtherwiseLeftToTheApi(String format, int enough) throws Exception {
        byte[] whole = valid(format);
        for (int length = 1; length < whole.length; length += length < 2 * enough ? 1 : whole.length / 50 + 1) {
            byte[] cut = Arrays.copyOf(whole, length);
            for (Source source : List.of(Source.BYTES, Source.STREAM)) {
                CheckResult result = checked(source.of(cut));

                assertThat(result.failure())
                        .as("%d bytes, %s", length, source)
                        .matches(failure -> (failure != null) == (cut.length >= enough));
                assertThat(result.effort().cpu()).isLessThan(MAX_CPU);
                assertThat(result.effort().allocated()).isLessThan(MAX_ALLOCATED);
            }
        }
    }

    /** A picture that is refused for its size. */
    private static byte[] valid(String format) throws IOException {
        if (format.equals("webp")) {
            try (InputStream webp = HostileImagesTest.class.getResourceAsStream("/images/sample-48x32.webp")) {
                return webp.readAllBytes();
            }
        }
        return Pictures.encoded(format, new BufferedImage(6001, 64, BufferedImage.TYPE_BYTE_GRAY));
    }

    private static ErrorCode expected(ErrorCode code, ImageSource input) throws IOException {
        boolean unknown = input.length() == ImageSource.UNKNOWN_LENGTH;
        return unknown && code != null && BY_LENGTH.contains(code) ? null : code;
    }

    private static void assertRefused(Throwable failure, ErrorCode code) {
        if (code == null) {
            assertThat(failure).isNull();
            return;
        }
        assertThat(failure)
                .isInstanceOfSatisfying(
                        PixelcutImageException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code))
                .hasMessageContaining("nothing was sent");
    }

    /** @param failure null if the image is left to the API */
    private record CheckResult(Throwable failure, Effort effort) {}

    private static CheckResult checked(ImageSource image) throws Exception {
        Throwable[] failure = new Throwable[1];
        Effort effort = Effort.of(() -> failure[0] = catchThrowable(() -> ImageLimits.checked(image)));
        return new CheckResult(failure[0], effort);
    }
}
