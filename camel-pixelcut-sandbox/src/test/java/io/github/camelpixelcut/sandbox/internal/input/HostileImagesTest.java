package io.github.camelpixelcut.sandbox.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelpixelcut.sandbox.TestImages;
import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are small, but would keep the readers busy for a minute and more, or fill the memory. */
class HostileImagesTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final AtomicInteger checks = new AtomicInteger();

    static Stream<Arguments> refused() {
        byte[] bomb = HostileImages.progressiveJpeg(6000, 300);
        return Stream.of(
                arguments(
                        Named.of("a JPEG with 300 scans", bomb),
                        ErrorCode.MALFORMED_IMAGE,
                        "the JPEG has 300 scans of 6000x6000, the limit is 20"),
                arguments(
                        Named.of("a small JPEG with 101 scans", HostileImages.progressiveJpeg(64, 101)),
                        ErrorCode.MALFORMED_IMAGE,
                        "the JPEG has 101 scans of 64x64, the limit is 100"),
                arguments(
                        Named.of("scans behind a segment of impossible length", HostileImages.withComment(bomb, 0, 0)),
                        ErrorCode.MALFORMED_IMAGE,
                        "the JPEG has 300 scans"),
                arguments(
                        Named.of(
                                "scans behind garbage",
                                HostileImages.withComment(bomb, 0, 2, 'x', 0xFF, 0, 0xFF, 0xFF)),
                        ErrorCode.MALFORMED_IMAGE,
                        "the JPEG has 300 scans"),
                arguments(
                        Named.of("a JPEG in a BMP", HostileImages.bmpWithImageInside(4, bomb)),
                        ErrorCode.UNSUPPORTED_IMAGE_FORMAT,
                        "the BMP contains an image of another format"),
                arguments(
                        Named.of(
                                "a PNG in a BMP",
                                HostileImages.bmpWithImageInside(5, TestImages.encoded("png", 240, 160))),
                        ErrorCode.UNSUPPORTED_IMAGE_FORMAT,
                        "the BMP contains an image of another format"),
                arguments(
                        Named.of("a JPEG in a TIFF", HostileImages.tiff(bomb, Map.of(259, 7))),
                        ErrorCode.UNSUPPORTED_IMAGE_FORMAT,
                        "the TIFF contains an image of another format"),
                arguments(
                        Named.of(
                                "a TIFF with 100 samples per pixel",
                                HostileImages.tiff(new byte[64], Map.of(277, 100))),
                        ErrorCode.UNSUPPORTED_IMAGE_FORMAT,
                        "it has 800 bits per pixel, the limit is 64"),
                arguments(
                        Named.of("a WebP frame larger than its canvas", HostileImages.webpWithFrame(16_383)),
                        ErrorCode.RESOLUTION_TOO_HIGH,
                        "16383x16383, the limit is 6000x6000"),
                arguments(
                        Named.of("a lossy WebP frame larger than its canvas", HostileImages.webpWithLossyFrame(16_383)),
                        ErrorCode.RESOLUTION_TOO_HIGH,
                        "16383x16383, the limit is 6000x6000"),
                arguments(
                        Named.of("a WebP animation with a large frame", HostileImages.animatedWebpWithFrame(16_383)),
                        ErrorCode.RESOLUTION_TOO_HIGH,
                        "16383x16383, the limit is 6000x6000"));
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @MethodSource("refused")
    void itIsRefusedBeforeItIsDecoded(byte[] image, ErrorCode code, String message) {
        assertThatThrownBy(() -> decode(image))
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo(code);
        assertThat(checks).as("reads, and steps of decoding").hasValueLessThan(20);
    }

    @Test
    void asManyScansAsEncodersWriteAreDecoded() throws Exception {
        assertThat(decode(HostileImages.progressiveJpeg(1000, 20)).getWidth()).isEqualTo(1000);
        assertThat(decode(HostileImages.progressiveJpeg(64, 100)).getWidth()).isEqualTo(64);
    }

    static Stream<Named<byte[]>> metadata() {
        byte[] text = HostileImages.deflated(new byte[16 * MEBIBYTE]);
        byte[] compressedText =
                ("key\0\0" + new String(text, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                Named.of("GIF comment", HostileImages.gifWithExtension(0xFE, 24 * MEBIBYTE)),
                Named.of("GIF application data", HostileImages.gifWithExtension(0xFF, 24 * MEBIBYTE)),
                Named.of("PNG compressed text", HostileImages.pngWithChunk("zTXt", compressedText)),
                Named.of("PNG unknown chunk", HostileImages.pngWithChunk("abCd", new byte[8 * MEBIBYTE])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metadata")
    void hugeMetadataIsNotEvenRead(byte[] image) throws Exception {
        DecodingBudget steps = new DecodingBudget(() -> checks.incrementAndGet() > 100, () -> false);

        assertThat(ImageDecoder.decode(image, steps).getWidth()).isEqualTo(64);
    }

    @Test
    void compressedTextsOfAPngAreRemovedAndItsTransparencyStays() throws Exception {
        byte[] png = HostileImages.pngWithChunk("zTXt", "key\0\0text".getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(Metadata.removedFromPng(png), StandardCharsets.ISO_8859_1))
                .doesNotContain("zTXt")
                .contains("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
        assertThat(decode(png).getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void decodingStopsSoonAfterItsTimeIsUp() {
        DecodingBudget budget = new DecodingBudget(() -> checks.incrementAndGet() > 10, () -> false);

        assertThatThrownBy(() -> ImageDecoder.decode(HostileImages.progressiveJpeg(1000, 4), budget))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("takes more than 20 s of processor time");
        assertThat(checks).hasValueLessThan(20);
    }

    @Test
    void decodingStopsSoonAfterTheCallerIsGone() {
        DecodingBudget budget = new DecodingBudget(() -> false, () -> checks.incrementAndGet() > 10);

        assertThatThrownBy(() -> ImageDecoder.decode(HostileImages.progressiveJpeg(1000, 4), budget))
                .isInstanceOf(CallerGoneException.class);
        assertThat(checks).hasValueLessThan(20);
    }

    static Stream<Named<byte[]>> images() {
        return Stream.concat(
                Stream.of(Named.of("webp", TestImages.webp())),
                Stream.of("jpg", "png", "gif", "bmp", "tiff")
                        .map(format -> Named.of(format, TestImages.encoded(format, 240, 160))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void everyFormatStopsWhenItsTimeIsUp(byte[] image) {
        assertThatThrownBy(() -> ImageDecoder.decode(image, new DecodingBudget(() -> true, () -> false)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("processor time");
    }

    @Test
    void aCmykJpegIsRefusedWithAdvice() throws Exception {
        assertThatThrownBy(() -> decode(cmykJpeg()))
                .hasMessage("The image format is not supported: the JPEG has 4 components (CMYK); convert it to RGB")
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo(ErrorCode.UNSUPPORTED_IMAGE_FORMAT);
    }

    private static byte[] cmykJpeg() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            BufferedImage fourBands = new BufferedImage(100, 100, BufferedImage.TYPE_4BYTE_ABGR);
            writer.write(null, new IIOImage(fourBands.getRaster(), null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private BufferedImage decode(byte[] image) throws RefusedException, CallerGoneException {
        return ImageDecoder.decode(image, new DecodingBudget(() -> checks.incrementAndGet() < 0, () -> false));
    }
}
