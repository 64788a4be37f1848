package io.github.camelpixelcut.sandbox.internal.cutout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelpixelcut.sandbox.TestPhotos;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    private static final Color GROUND = new Color(0xE8E4DC);

    @ParameterizedTest(name = "background {0}")
    @ValueSource(strings = {"#FFFFFF", "#E8E4DC", "#808080", "#101010", "#F2B8C0"})
    void anEvenBackgroundIsRemovedAndTheSubjectStays(String background) throws Exception {
        Subject subject = Subject.of(TestPhotos.bottleOn(Color.decode(background)));
        assertThat(subject.image().getWidth()).isCloseTo(200, within(4));
        assertThat(subject.image().getHeight()).isCloseTo(300, within(4));
        assertThat(new Color(subject.image().getRGB(100, 150), true))
                .as("the label in the middle")
                .isEqualTo(new Color(0xF0E0B0));
    }

    @Test
    void aGradientWithASoftShadowAndNoiseIsRemovedAsWell() throws Exception {
        Subject subject = Subject.of(TestPhotos.bottleInSoftLight());
        assertThat(subject.image().getWidth()).isCloseTo(200, within(8));
        assertThat(subject.image().getHeight()).isCloseTo(300, within(8));
    }

    static Stream<Named<Integer>> opaqueTypes() {
        return Stream.of(
                Named.of("TYPE_INT_RGB", BufferedImage.TYPE_INT_RGB),
                Named.of("TYPE_INT_BGR", BufferedImage.TYPE_INT_BGR),
                Named.of("TYPE_3BYTE_BGR", BufferedImage.TYPE_3BYTE_BGR),
                Named.of("TYPE_USHORT_565_RGB", BufferedImage.TYPE_USHORT_565_RGB),
                Named.of("TYPE_BYTE_INDEXED", BufferedImage.TYPE_BYTE_INDEXED));
    }

    @ParameterizedTest(name = "BufferedImage.{0}")
    @MethodSource("opaqueTypes")
    void everyTypeOfOpaquePictureLosesItsBackground(int type) throws Exception {
        BufferedImage input = TestPhotos.photo(
                600, 500, type, graphics -> graphics.drawImage(TestPhotos.bottleOn(Color.WHITE), 0, 0, null));
        assertThat(Subject.of(input).image().getHeight()).isCloseTo(300, within(4));
    }

    static Stream<Named<Integer>> typesWithAlpha() {
        return Stream.of(
                Named.of("TYPE_INT_ARGB", BufferedImage.TYPE_INT_ARGB),
                Named.of("TYPE_INT_ARGB_PRE", BufferedImage.TYPE_INT_ARGB_PRE),
                Named.of("TYPE_4BYTE_ABGR", BufferedImage.TYPE_4BYTE_ABGR),
                Named.of("TYPE_4BYTE_ABGR_PRE", BufferedImage.TYPE_4BYTE_ABGR_PRE));
    }

    @ParameterizedTest(name = "BufferedImage.{0}")
    @MethodSource("typesWithAlpha")
    void everyTypeOfPictureWithAlphaIsUsedAsItIs(int type) throws Exception {
        BufferedImage input = TestPhotos.photo(400, 400, type, graphics -> {
            graphics.setColor(new Color(30, 90, 168, 128));
            graphics.fillRect(100, 100, 200, 200);
        });
        BufferedImage subject = Subject.of(input).image();
        assertThat(subject.getWidth()).isEqualTo(400);
        assertThat(subject.getRGB(50, 50) >>> 24).isZero();
        assertThat(subject.getRGB(200, 200) >>> 24).isEqualTo(128);
    }

    @Test
    void aPaletteWithATransparentColourCountsAsAlpha() throws Exception {
        byte[] levels = {0, 30};
        IndexColorModel palette = new IndexColorModel(1, 2, levels, levels, levels, 0);
        BufferedImage input = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_BINARY, palette);
        input.getRaster().setSamples(100, 100, 100, 100, 0, onesFor(100 * 100));
        Subject subject = Subject.of(input);
        assertThat(subject.defaultScale()).isEqualTo(1);
        assertThat(subject.image().getRGB(50, 50) >>> 24).isZero();
        assertThat(subject.image().getRGB(150, 150)).isEqualTo(0xFF1E1E1E);
    }

    private static int[] onesFor(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {8, 16})
    void greyWithAlphaKeepsItsTones(int bits) throws Exception {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, type);
        WritableRaster raster = model.createCompatibleWritableRaster(100, 100);
        int unit = type == DataBuffer.TYPE_USHORT ? 257 : 1;
        for (int i = 0; i < 100 * 100; i++) {
            raster.setPixel(i % 100, i / 100, new int[] {96 * unit, 128 * unit});
        }
        Subject subject = Subject.of(new BufferedImage(model, raster, false, null));
        assertThat(middleOf(subject)).isEqualTo(0x80606060);
    }

    @Test
    void aPictureOf16BitPerChannelIsRead() throws Exception {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(600, 500);
        BufferedImage source = TestPhotos.bottleOn(Color.WHITE);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 600; x++) {
                int rgb = source.getRGB(x, y);
                raster.setPixel(x, y, new int[] {red(rgb) * 257, green(rgb) * 257, blue(rgb) * 257});
            }
        }
        BufferedImage subject =
                Subject.of(new BufferedImage(model, raster, false, null)).image();
        assertThat(subject.getHeight()).isCloseTo(300, within(4));
        assertThat(subject.getRGB(100, 150)).isEqualTo(0xFFF0E0B0);
    }

    @Test
    void theBackdropShowsThroughTheHandleOfAMug() {
        BufferedImage mug = TestPhotos.mugOn(GROUND);
        boolean[] subject = BackgroundRemoval.subjectOf(mug).orElseThrow();
        assertThat(subject[250 * 600 + 250]).as("the mug").isTrue();
        assertThat(subject[245 * 600 + 440]).as("the handle").isTrue();
        assertThat(subject[245 * 600 + 390]).as("inside the handle").isFalse();
    }

    @Test
    void aWhiteLabelOnAPureWhiteBackgroundStays() {
        BufferedImage bottle = TestPhotos.photo(600, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 600, 500);
            graphics.setColor(TestPhotos.PRODUCT);
            graphics.fillRect(200, 100, 200, 300);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(230, 200, 140, 100);
        });
        assertThat(BackgroundRemoval.subjectOf(bottle).orElseThrow()[250 * 600 + 300])
                .isTrue();
    }

    @Test
    void nothingOfTheOldBackgroundIsLeftAroundTheSubject() throws Exception {
        BufferedImage sharp = TestPhotos.bottleOn(new Color(0x30C040));
        BufferedImage blurred = TestPhotos.photo(1200, 1000, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(sharp, 0, 0, 1200, 1000, null);
        });
        BufferedImage subject = Subject.of(blurred).image();
        assertThat(count(subject, argb -> argb >>> 24 > 30 && green(argb) > Math.max(red(argb), blue(argb)) + 20))
                .isZero();
        assertThat(count(subject, argb -> argb >>> 24 > 0 && argb >>> 24 < 255))
                .as("pixels of the soft edge")
                .isGreaterThan(500);
    }

    @Test
    void anObjectCutOffByTheLowerBorderIsASubject() {
        BufferedImage bust = TestPhotos.photo(600, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, 600, 500);
            graphics.setColor(TestPhotos.PRODUCT);
            graphics.fillRect(180, 200, 240, 300);
        });
        assertThat(BackgroundRemoval.subjectOf(bust)).isPresent();
    }

    @Test
    void greyPicturesKeepTheirTones() throws Exception {
        BufferedImage eight = greyBox(BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage sixteen = greyBox(BufferedImage.TYPE_USHORT_GRAY);
        assertThat(middleOf(Subject.of(eight))).isEqualTo(0xFF606060);
        assertThat(middleOf(Subject.of(sixteen))).isEqualTo(0xFF606060);
    }

    private static int middleOf(Subject subject) {
        BufferedImage image = subject.image();
        return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    }

    /** Sets the samples directly, as a file reader does: Graphics2D would convert them to linear light. */
    private static BufferedImage greyBox(int type) {
        BufferedImage image = new BufferedImage(300, 300, type);
        int unit = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                boolean inside = x >= 100 && x < 200 && y >= 100 && y < 200;
                image.getRaster().setSample(x, y, 0, (inside ? 96 : 230) * unit);
            }
        }
        return image;
    }

    private static int count(BufferedImage picture, IntPredicate wanted) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += wanted.test(picture.getRGB(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aBusyPhotoHasNoBackgroundToRemove() {
        assertThat(BackgroundRemoval.subjectOf(TestPhotos.busy(600, 400))).isEmpty();
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }
}
