package io.github.camelpixelcut.sandbox.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.TestImages;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDecoderTest {

    @Test
    void anAlphaChannelSurvives() throws Exception {
        BufferedImage image = decode(TestImages.rgbaPng());

        assertThat(image.getColorModel().hasAlpha()).isTrue();
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(120, 80)).isEqualTo(Color.RED.getRGB());
    }

    /** A photo of 200x100 pixels whose upper left corner is red: where that corner is in the upright photo. */
    @ParameterizedTest(name = "EXIF orientation {0}")
    @CsvSource({
        "0, 200, left, top",
        "1, 200, left, top",
        "2, 200, right, top",
        "3, 200, right, bottom",
        "4, 200, left, bottom",
        "5, 100, left, top",
        "6, 100, right, top",
        "7, 100, right, bottom",
        "8, 100, left, bottom",
        "9, 200, left, top",
    })
    void aPhotoTakenWithATurnedCameraIsPutUpright(int tag, int width, String side, String end) throws Exception {
        BufferedImage image = decode(withOrientation(tag, redCornerJpeg()));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(300 - width);
        int x = side.equals("left") ? 10 : image.getWidth() - 11;
        int y = end.equals("top") ? 10 : image.getHeight() - 11;
        Color corner = new Color(image.getRGB(x, y));
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getGreen()).isLessThan(60);
        assertThat(new Color(image.getRGB(image.getWidth() - 1 - x, image.getHeight() - 1 - y)).getGreen())
                .isGreaterThan(200);
    }

    @Test
    void aBrokenExifSegmentDoesNotMatter() throws Exception {
        byte[] photo = withOrientation(6, redCornerJpeg());
        photo[15] = 'X'; // the magic number of the TIFF header

        assertThat(decode(photo).getWidth()).isEqualTo(200);
    }

    private static BufferedImage decode(byte[] image) throws RefusedException, CallerGoneException {
        return ImageDecoder.decode(image, DecodingBudget.startingNow(() -> false));
    }

    private static byte[] redCornerJpeg() throws IOException {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 100);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 40, 40);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Inserts an APP1 segment with one IFD entry, the orientation, after the JPEG's SOI marker. */
    private static byte[] withOrientation(int tag, byte[] jpeg) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, //
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, // TIFF header
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) tag,
            0,
            0, // one SHORT, tag 0x0112
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(exif);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
