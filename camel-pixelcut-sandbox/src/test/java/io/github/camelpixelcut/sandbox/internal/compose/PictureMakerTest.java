package io.github.camelpixelcut.sandbox.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.camelpixelcut.sandbox.TestPhotos;
import io.github.camelpixelcut.sandbox.internal.cutout.UnknownForegroundException;
import io.github.camelpixelcut.sandbox.internal.prompt.PromptScene;
import io.github.camelpixelcut.sandbox.internal.scene.NamedScene;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMakerTest {

    private static final Placement DEFAULT = new Placement(null, null, null);
    private static final Backdrop NEUTRAL = new Backdrop(null, null, null);
    private static final List<String> SCENES = List.of("marble", "wood", "industrial", "linen", "brick", "counter");
    private static final Color GROUND = new Color(0xE8E4DC);

    @Test
    void everyPictureIsAJpegOf1024By1024() throws Exception {
        byte[] jpeg = PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, NEUTRAL);
        assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF);
        BufferedImage picture = decode(jpeg);
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    @Test
    void theSameRequestGivesTheSameBytes() throws Exception {
        for (Backdrop backdrop : List.of(
                NEUTRAL, new Backdrop("brick", null, null), new Backdrop(null, "a forest in autumn", "people"))) {
            assertThat(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, backdrop))
                    .as(backdrop.toString())
                    .isEqualTo(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, backdrop));
        }
    }

    /** The maker paints a scene once for many pictures, so the test above does not see this. */
    @Test
    void aSceneIsPaintedTheSameEveryTime() {
        for (Scene scene : List.of(NamedScene.BRICK.scene(), PromptScene.of(null, null))) {
            assertThat(scene.paint(0.57).green).isEqualTo(scene.paint(0.57).green);
        }
    }

    @Test
    void byDefaultTheSubjectIsInTheMiddleAndFillsSixTenths() throws Exception {
        BufferedImage picture = make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop("brick", null, null));
        Rectangle subject = boxOfProduct(picture);
        assertThat(subject.width).isCloseTo(410, within(12));
        assertThat(subject.height).isCloseTo(614, within(12));
        assertThat(subject.getCenterX()).isCloseTo(512, within(6.0));
        assertThat(subject.getCenterY()).isCloseTo(512, within(6.0));
    }

    @ParameterizedTest(name = "scale {0} at {1}, {2}")
    @CsvSource({"0.3, 0.25, 0.75", "0.5, 0.8, 0.3", "0.3, 0, 1", "1, 0.5, 0.5"})
    void thePlacementMovesAndScalesTheSubject(double scale, double x, double y) throws Exception {
        BufferedImage picture = make(TestPhotos.bottleOn(GROUND), new Placement(scale, x, y), NEUTRAL);
        Rectangle box = boxOfProduct(picture);
        double height = scale * 1024;
        double width = height * 2 / 3;
        Rectangle wanted = new Rectangle(
                        (int) (x * 1024 - width / 2), (int) (y * 1024 - height / 2), (int) width, (int) height)
                .intersection(new Rectangle(0, 0, 1024, 1024));
        assertThat(box.getCenterX()).isCloseTo(wanted.getCenterX(), within(8.0));
        assertThat(box.getCenterY()).isCloseTo(wanted.getCenterY(), within(8.0));
        assertThat(box.width).isCloseTo(wanted.width, within(12));
        assertThat(box.height).isCloseTo(wanted.height, within(12));
    }

    @ParameterizedTest(name = "scale {0}")
    @ValueSource(doubles = {1e-9, 1e9})
    void anExtremeScaleStillGivesAPicture(double scale) throws Exception {
        BufferedImage picture = make(TestPhotos.bottleOn(GROUND), new Placement(scale, null, null), NEUTRAL);
        assertThat(picture.getWidth()).isEqualTo(1024);
    }

    @Test
    void theSixScenesLookDifferentAndTheSubjectIsTheSameInAll() throws Exception {
        List<BufferedImage> pictures = new ArrayList<>();
        for (String scene : SCENES) {
            BufferedImage picture = make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop(scene, null, null));
            assertColour(picture, 360, 512, TestPhotos.PRODUCT);
            pictures.add(picture);
        }
        for (int one = 0; one < SCENES.size(); one++) {
            for (int other = one + 1; other < SCENES.size(); other++) {
                assertThat(difference(pictures.get(one), pictures.get(other)))
                        .as("%s and %s", SCENES.get(one), SCENES.get(other))
                        .isGreaterThan(12);
            }
        }
    }

    @ParameterizedTest(name = "scene ''{0}''")
    @ValueSource(strings = {"marble", "wood", ""})
    void everyPictureSaysSandboxInItsCorner(String name) throws Exception {
        Scene scene = name.isEmpty()
                ? PromptScene.of(null, null)
                : NamedScene.of(name).scene();
        BufferedImage unmarked = ToneMapping.toSrgb(scene.paint(0.57)).getSubimage(880, 968, 120, 32);
        Backdrop backdrop = new Backdrop(name.isEmpty() ? null : name, null, null);
        BufferedImage marked =
                make(TestPhotos.bottleOn(GROUND), DEFAULT, backdrop).getSubimage(880, 968, 120, 32);
        assertThat(difference(marked, unmarked)).isGreaterThan(12);
        assertThat(spread(marked, new Rectangle(0, 0, 120, 32)))
                .as("letters stand out")
                .isGreaterThan(18);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"64, 6000", "6000, 64", "64, 64", "6000, 6000"})
    void extremeSizesAreHandled(int width, int height) throws Exception {
        BufferedImage input = TestPhotos.photo(width, height, BufferedImage.TYPE_3BYTE_BGR, graphics -> {
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, width, height);
            graphics.setColor(TestPhotos.PRODUCT);
            graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        });
        Rectangle box = boxOfProduct(make(input, DEFAULT, NEUTRAL));
        assertThat(Math.max(box.width, box.height)).isCloseTo(614, within(24));
    }

    @Test
    void aBareMachineWithoutFontsIsEnough() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OnePicture.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor())
                .as(output.lines().reduce((first, last) -> last).orElse(""))
                .isZero();
        assertThat(output).contains("sun.java2d.SunGraphics2D ").doesNotContain("FontManager");
    }

    /** Run by the test above in a JVM of its own. */
    static final class OnePicture {

        private OnePicture() {}

        public static void main(String[] arguments) throws Exception {
            PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop("counter", null, null));
        }
    }

    @Test
    void aBusyPhotoIsPlacedWholeAsAPrint() throws Exception {
        BufferedImage busy = TestPhotos.busy(600, 400);
        BufferedImage picture = make(busy, DEFAULT, NEUTRAL);
        // The print fills 0.6 of the canvas's width; its white border is 17 of 634 pixels.
        assertColour(picture, 512 - 300, 512, new Color(0xFAF8F4));
        assertColour(picture, 512 + 300, 512, new Color(0xFAF8F4));
        assertThat(spread(picture, new Rectangle(240, 340, 540, 340))).isGreaterThan(40);
    }

    @ParameterizedTest(name = "colour {0}")
    @ValueSource(strings = {"#FFFFFF", "#000000", "#7A9A5C"})
    void aUniformPictureHasNoForeground(String name) {
        Color colour = Color.decode(name);
        BufferedImage plain = TestPhotos.photo(300, 200, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(colour);
            graphics.fillRect(0, 0, 300, 200);
        });
        plain.setRGB(40, 40, colour.getRGB() ^ 0x030303);
        assertThatThrownBy(() -> PictureMaker.make(plain, DEFAULT, NEUTRAL))
                .isInstanceOf(UnknownForegroundException.class)
                .hasMessageContaining("nearly the same colour everywhere");
    }

    @Test
    void aFullyTransparentPictureHasNoForeground() {
        BufferedImage empty = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        assertThatThrownBy(() -> PictureMaker.make(empty, DEFAULT, NEUTRAL))
                .isInstanceOf(UnknownForegroundException.class)
                .hasMessageContaining("fully transparent");
    }

    @Test
    void aPictureWithAlphaKeepsItsEdges() throws Exception {
        BufferedImage disc = TestPhotos.photo(512, 512, BufferedImage.TYPE_INT_ARGB, graphics -> {
            graphics.setColor(TestPhotos.PRODUCT);
            graphics.fillRect(0, 0, 256, 256);
            graphics.setColor(new Color(30, 90, 168, 128));
            graphics.fillRect(256, 0, 256, 256);
        });
        Backdrop backdrop = new Backdrop("linen", null, null);
        BufferedImage picture = make(disc, DEFAULT, backdrop);
        BufferedImage alone = make(invisible(512), DEFAULT, backdrop);
        // At scale 1 the picture covers the canvas: one quarter is opaque, one half transparent, the lower half
        // transparent.
        assertColour(picture, 128, 128, TestPhotos.PRODUCT);
        int[] behind = colourAt(alone, 896, 128);
        int[] mixed = colourAt(picture, 896, 128);
        assertThat(mixed[0]).isCloseTo((0x1E + behind[0]) / 2, within(12));
        assertThat(mixed[2]).isCloseTo((0xA8 + behind[2]) / 2, within(12));
        assertThat(colourAt(picture, 128, 960)[0]).isCloseTo(colourAt(alone, 128, 960)[0], within(12));
    }

    @Test
    void aPictureWithAlphaIsNotTrimmed() throws Exception {
        BufferedImage small = TestPhotos.photo(500, 500, BufferedImage.TYPE_INT_ARGB, graphics -> {
            graphics.setColor(TestPhotos.PRODUCT);
            graphics.fillRect(100, 100, 100, 100);
        });
        Rectangle box = boxOfProduct(make(small, DEFAULT, NEUTRAL));
        assertThat(box.getCenterX()).isCloseTo(0.3 * 1024, within(4.0));
        assertThat(box.width).isCloseTo(205, within(4));
    }

    @Test
    void anUnknownSceneIsNamedInTheError() {
        assertThatThrownBy(() -> make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop("moon", null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'moon'")
                .hasMessageContaining("counter");
    }

    @Test
    void promptsAreIgnoredIfThereIsAScene() throws Exception {
        Backdrop both = new Backdrop("wood", "a beach at sunset", "wood");
        assertThat(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, both))
                .isEqualTo(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop("wood", null, null)));
    }

    @Test
    void aBlankPromptIsNone() throws Exception {
        assertThat(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, new Backdrop(null, "  ", "")))
                .isEqualTo(PictureMaker.make(TestPhotos.bottleOn(GROUND), DEFAULT, NEUTRAL));
    }

    @Test
    void theSubjectCastsAShadow() throws Exception {
        BufferedImage with = make(TestPhotos.bottleOn(GROUND), DEFAULT, NEUTRAL);
        BufferedImage without = make(invisible(512), DEFAULT, NEUTRAL);
        int below = 512 + 307 + 6;
        assertThat(colourAt(with, 512, below)[1]).isLessThan(colourAt(without, 512, below)[1] - 15);
        assertThat(colourAt(with, 60, 200)[1]).isCloseTo(colourAt(without, 60, 200)[1], within(6));
    }

    private static BufferedImage make(BufferedImage input, Placement placement, Backdrop backdrop)
            throws UnknownForegroundException, IOException {
        return decode(PictureMaker.make(input, placement, backdrop));
    }

    /** A picture whose only pixel is almost invisible, so that nothing but the backdrop is visible. */
    private static BufferedImage invisible(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x20FFFFFF);
        return image;
    }

    private static BufferedImage decode(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static Rectangle boxOfProduct(BufferedImage picture) {
        Rectangle box = null;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                boolean product = Math.abs(red(rgb) - 0x1E) < 26
                        && Math.abs(green(rgb) - 0x5A) < 26
                        && Math.abs(blue(rgb) - 0xA8) < 26;
                if (product) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    box = box == null ? pixel : box.union(pixel);
                }
            }
        }
        assertThat(box).as("the blue product is in the picture").isNotNull();
        return box;
    }

    /** The mean of a small square, because JPEG changes single pixels. */
    private static int[] colourAt(BufferedImage picture, int x, int y) {
        int[] sum = new int[3];
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                int rgb = picture.getRGB(Math.min(1023, Math.max(0, x + dx)), Math.min(1023, Math.max(0, y + dy)));
                sum[0] += red(rgb);
                sum[1] += green(rgb);
                sum[2] += blue(rgb);
            }
        }
        return new int[] {Math.round(sum[0] / 25f), Math.round(sum[1] / 25f), Math.round(sum[2] / 25f)};
    }

    private static void assertColour(BufferedImage picture, int x, int y, Color wanted) {
        int[] colour = colourAt(picture, x, y);
        assertThat(colour[0]).isCloseTo(wanted.getRed(), within(3));
        assertThat(colour[1]).isCloseTo(wanted.getGreen(), within(3));
        assertThat(colour[2]).isCloseTo(wanted.getBlue(), within(3));
    }

    /** Mean difference of the green channel, over every third pixel of every third row. */
    private static double difference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < one.getHeight(); y += 3) {
            for (int x = 0; x < one.getWidth(); x += 3) {
                sum += Math.abs(green(one.getRGB(x, y)) - green(other.getRGB(x, y)));
                count++;
            }
        }
        return sum / count;
    }

    /** Standard deviation of the green channel. */
    private static double spread(BufferedImage picture, Rectangle area) {
        double sum = 0;
        double squares = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                double value = green(picture.getRGB(x, y));
                sum += value;
                squares += value * value;
            }
        }
        double count = (double) area.width * area.height;
        return Math.sqrt(squares / count - sum * sum / count / count);
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
