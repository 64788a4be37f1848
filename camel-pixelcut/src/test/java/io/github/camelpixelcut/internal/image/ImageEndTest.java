package io.github.camelpixelcut.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import okio.Buffer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageEndTest {

    private static final BufferedImage DRAWING = drawing();

    /** Noise, so that no format gets by with a few bytes. */
    private static BufferedImage drawing() {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(80), random.nextInt(60), 20, 20);
        }
        graphics.dispose();
        return image;
    }

    static Stream<Named<byte[]>> pictures() throws IOException {
        return Stream.of(
                Named.of("JPEG", Pictures.encoded("jpg", DRAWING)),
                Named.of("progressive JPEG", progressive()),
                Named.of("JPEG with a thumbnail in it", withThumbnail()),
                Named.of("PNG", Pictures.encoded("png", DRAWING)),
                Named.of("WebP", Pictures.webp()),
                Named.of("AVIF", avif()));
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.setOutput(ImageIO.createImageOutputStream(bytes));
        writer.write(null, new IIOImage(DRAWING, null, null), param);
        ((javax.imageio.stream.ImageOutputStream) writer.getOutput()).close();
        return bytes.toByteArray();
    }

    /** In a segment of its own, as in an Exif header: it ends before the picture begins. */
    private static byte[] withThumbnail() {
        byte[] jpeg = Pictures.encoded("jpg", DRAWING);
        return new Buffer()
                .write(jpeg, 0, 2)
                .writeShort(0xFFE1)
                .writeShort(2 + jpeg.length)
                .write(jpeg)
                .write(jpeg, 2, jpeg.length - 2)
                .readByteArray();
    }

    private static byte[] avif() {
        return new Buffer()
                .writeInt(20)
                .writeUtf8("ftypavif")
                .writeInt(0)
                .writeUtf8("mif1")
                .writeInt(108)
                .writeUtf8("meta")
                .write(new byte[100])
                .writeInt(1)
                .writeUtf8("mdat")
                .writeLong(16 + 5_000)
                .write(new byte[5_000])
                .readByteArray();
    }

    private static boolean isMissing(byte[] picture) throws IOException {
        return ImageEnd.isMissing(ImageSource.of(picture));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void aWholePictureHasItsEnd(byte[] picture) throws IOException {
        assertThat(isMissing(picture)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void whatFollowsTheEndDoesNotMatter(byte[] picture) throws IOException {
        for (String more :
                new String[] {"\0", "\n", "a gain map, a film, or a signature", "\u00FF\u00D8\u00FF\u00E0 cut"}) {
            byte[] longer =
                    new Buffer().write(picture).write(more.getBytes(ISO_8859_1)).readByteArray();
            assertThat(isMissing(longer)).as(more).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void wheneverItIsCutTheEndIsMissing(byte[] picture) throws IOException {
        int[] cuts = IntStream.range(17, picture.length)
                .filter(cut -> !looksWhole(picture, cut))
                .toArray();

        for (int cut : cuts) {
            assertThat(isMissing(Arrays.copyOf(picture, cut)))
                    .as("cut at %d", cut)
                    .isTrue();
        }
        assertThat(cuts).hasSizeGreaterThan(picture.length - 20);
    }

    /** Right behind a thumbnail, behind a whole box, or without a byte of padding. */
    private static boolean looksWhole(byte[] picture, int cut) {
        boolean avif = picture[4] == 'f';
        boolean behindThumbnail = picture[cut - 2] == (byte) 0xFF && picture[cut - 1] == (byte) 0xD9;
        boolean padding = picture[0] == 'R' && cut == picture.length - 1;
        return behindThumbnail || padding || avif && (cut == 20 || cut == 128);
    }

    @ParameterizedTest(name = "text ''{0}''")
    @ValueSource(
            strings = {
                "hello",
                "",
                "<html></html>",
                "GIF89a, and no more",
                "BM, and no more",
                "\u00FF\u00D8\u00FF\u0001 of no known structure",
                "\u00FF\u00D8\u00FF\u00E0\0\2no marker"
            })
    void whatIsNotUnderstoodIsNotRefused(String bytes) throws IOException {
        assertThat(isMissing(bytes.getBytes(ISO_8859_1))).isFalse();
    }

    @Test
    void aWebpWithoutItsLastPaddingByteIsWhole() throws IOException {
        byte[] webp = Pictures.webp();

        assertThat(isMissing(Arrays.copyOf(webp, webp.length - 1))).isFalse();
    }
}
