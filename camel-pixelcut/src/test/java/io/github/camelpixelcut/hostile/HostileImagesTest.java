package io.github.camelpixelcut.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.internal.image.ImageLimits;
import io.github.camelpixelcut.internal.image.ImageSource;
import io.github.camelpixelcut.testsupport.Pictures;
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
 * Files that somebody made to harm whoever looks at them: each is refused or left to the API, with little effort and
 * never by an unchecked exception, whatever way it comes in.
 */
class HostileImagesTest {

    /** Far above what is needed (25 ms were measured): a machine under load must not fail. */
    private static final Duration MOST_CPU = Duration.ofMillis(250);

    private static final long MOST_ALLOCATED = 64L * 1024 * 1024;

    /** What is found by the length, which not every source knows. */
    private static final Set<ErrorCode> BY_LENGTH = Set.of(ErrorCode.MALFORMED_IMAGE, ErrorCode.FILE_SIZE_TOO_LARGE);

    @TempDir
    static Path folder;

    /** How an image comes in. */
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

            /** Text is no image: what is no text in an image becomes question marks. */
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

    /** The classes of the readers are loaded before anything is measured. */
    @BeforeAll
    static void warmUp() throws Exception {
        for (String format : List.of("jpg", "png", "gif", "bmp", "tif", "webp")) {
            judged(ImageSource.of(valid(format)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void itIsJudgedWithLittleEffortWhateverWayItComesIn(HostileImage image) throws Exception {
        byte[] bytes = image.bytes().get();
        for (Source source : Source.values()) {
            ImageSource input = source.of(bytes);
            Judgement judgement = judged(input);

            assertThat(judgement.effort().cpu()).as("CPU, %s", source).isLessThan(MOST_CPU);
            assertThat(judgement.effort().allocated()).as("bytes, %s", source).isLessThan(MOST_ALLOCATED);
            if (source.keepsBytes()) {
                assertRefused(judgement.failure(), expected(image.refusedWith(), input));
            } else {
                assertThat(judgement.failure())
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isNull(),
                                failure -> assertThat(failure).isInstanceOf(PixelcutImageException.class));
            }
        }
    }

    /** @param enough so many bytes of the file tell its size */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"jpg, 98", "png, 24", "gif, 10", "bmp, 26", "tif, 32", "webp, 30"})
    void aCutFileIsRefusedIfItsSizeIsThereAndElseLeftToTheApi(String format, int enough) throws Exception {
        byte[] whole = valid(format);
        for (int length = 1; length < whole.length; length += length < 2 * enough ? 1 : whole.length / 50 + 1) {
            byte[] cut = Arrays.copyOf(whole, length);
            for (Source source : List.of(Source.BYTES, Source.STREAM)) {
                Judgement judgement = judged(source.of(cut));

                assertThat(judgement.failure())
                        .as("%d bytes, %s", length, source)
                        .matches(failure -> (failure != null) == (cut.length >= enough));
                assertThat(judgement.effort().cpu()).isLessThan(MOST_CPU);
                assertThat(judgement.effort().allocated()).isLessThan(MOST_ALLOCATED);
            }
        }
    }

    /** One that is refused for its size. */
    private static byte[] valid(String format) throws IOException {
        if (format.equals("webp")) {
            try (InputStream webp = HostileImagesTest.class.getResourceAsStream("/images/sample-48x32.webp")) {
                return webp.readAllBytes();
            }
        }
        return Pictures.black(format, 6001, 64);
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
    private record Judgement(Throwable failure, Effort effort) {}

    private static Judgement judged(ImageSource image) throws Exception {
        Throwable[] failure = new Throwable[1];
        Effort effort = Effort.of(() -> failure[0] = catchThrowable(() -> ImageLimits.checked(image)));
        return new Judgement(failure[0], effort);
    }
}
