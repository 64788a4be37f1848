package io.github.camelpixelcut.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLimitsTest {

    @ParameterizedTest(name = "{0} of {1}x{2}")
    @CsvSource({"jpg,64,64", "png,64,6000", "gif,6000,64", "bmp,100,100", "tiff,100,100"})
    void imagesWithinTheLimitsPass(String format, int width, int height) throws IOException {
        byte[] image = Pictures.black(format, width, height);

        assertThatCode(() -> ImageLimits.checked(ImageSource.of(image))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} of {1}x{2}: {3}")
    @CsvSource({
        "jpg,63,64,RESOLUTION_TOO_LOW",
        "png,64,63,RESOLUTION_TOO_LOW",
        "gif,1,1,RESOLUTION_TOO_LOW",
        "jpg,6001,64,RESOLUTION_TOO_HIGH",
        "png,64,6001,RESOLUTION_TOO_HIGH",
        "bmp,6001,64,RESOLUTION_TOO_HIGH",
    })
    void theErrorContainsTheLimitAndTheActualSize(String format, int width, int height, ErrorCode code)
            throws IOException {
        byte[] image = Pictures.black(format, width, height);

        assertThatThrownBy(() -> ImageLimits.checked(ImageSource.of(image)))
                .isInstanceOfSatisfying(PixelcutImageException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(code);
                    assertThat(e.getStatusCode()).isZero();
                    assertThat(e.isPossiblyCharged()).isFalse();
                })
                .hasMessageContaining(width + "x" + height)
                .hasMessageContaining("64x64 to 6000x6000");
    }

    @Test
    void theSizeOfAWebpIsRead() throws IOException {
        try (InputStream webp = getClass().getResourceAsStream("/images/sample-48x32.webp")) {
            byte[] image = webp.readAllBytes();

            assertThat(ImageFormat.of(image)).isEqualTo(ImageFormat.WEBP);
            assertThatThrownBy(() -> ImageLimits.checked(ImageSource.of(image))).hasMessageContaining("48x32");
        }
    }

    @Test
    void aStreamIsCompleteAfterTheCheck() throws Exception {
        byte[] image = Pictures.black("png", 3000, 3000);
        ImageSource source = ImageLimits.checked(ImageSource.of(new ByteArrayInputStream(image)));

        assertThat(source.open().readAllBytes()).isEqualTo(image);
    }

    @Test
    void twentyFiveMegabytesPassAndOneByteMoreDoesNot() throws Exception {
        byte[] image = Arrays.copyOf(Pictures.black("png", 64, 64), 25 * 1024 * 1024);
        byte[] larger = Arrays.copyOf(image, image.length + 1);

        assertThatCode(() -> ImageLimits.checked(ImageSource.of(image))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ImageLimits.checked(ImageSource.of(larger)))
                .hasMessageContaining("26214401 bytes")
                .extracting(e -> ((PixelcutImageException) e).getErrorCode())
                .isEqualTo(ErrorCode.FILE_SIZE_TOO_LARGE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hello", "<html></html>", "\u00FF\u00D8\u00FF\u00E0 but no more"})
    void filesThatCannotBeCheckedPass(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        assertThatCode(() -> ImageLimits.checked(ImageSource.of(bytes))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource({
        "jpg,JPEG,image/jpeg",
        "png,PNG,image/png",
        "gif,GIF,image/gif",
        "bmp,BMP,image/bmp",
        "tiff,TIFF,image/tiff"
    })
    void theFormatIsDetectedByTheFirstBytes(String format, ImageFormat expected, String mediaType) throws IOException {
        assertThat(ImageFormat.of(Pictures.black(format, 8, 8))).isEqualTo(expected);
        assertThat(expected.mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest(name = "major brand {0}, compatible {1}: {2}")
    @CsvSource({
        "avif,mif1 miaf,AVIF",
        "avis,avif msf1,AVIF",
        "mif1,mif1 miaf avif,AVIF",
        "mif1,avif,AVIF",
        "msf1,msf1 avis,AVIF",
        "mif1,mif1 heic,HEIC",
        "mif1,mif1,HEIC",
        "heic,mif1 avif,HEIC",
        "heix,heic,HEIC",
        "isom,avif,UNKNOWN"
    })
    void theBrandsOfAHeifFileTellItsFormat(String major, String compatible, ImageFormat expected) {
        String brands = compatible.replace(" ", "");
        byte[] head = new Buffer()
                .writeInt(16 + brands.length())
                .writeUtf8("ftyp" + major)
                .writeInt(0)
                .writeUtf8(brands)
                .writeInt(100)
                .writeUtf8("metaavif")
                .readByteArray();

        assertThat(ImageFormat.of(head)).isEqualTo(expected);
    }
}
