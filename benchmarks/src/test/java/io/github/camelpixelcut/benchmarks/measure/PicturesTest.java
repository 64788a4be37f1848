package io.github.camelpixelcut.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void thePictureThatIsTooLargeIsOnePixelWiderThanTheApiAllows(String format) throws Exception {
        Path picture = new Pictures(folder).tooLarge(format);

        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getFormatName()).isEqualToIgnoringCase(format);
            assertThat(reader.getWidth(0)).isEqualTo(6001);
            assertThat(reader.getHeight(0)).isEqualTo(6001);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 25})
    void aPictureOfSomeMegabytesCanBeDecoded(double megabytes) throws Exception {
        Path picture = new Pictures(folder).ofMegabytes(megabytes);

        assertThat(picture).hasSize(Math.round(megabytes * 1_000_000));
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1200);
    }

    /** At a size that the decoder does not take for a bomb: 6000x6000 pixels in 30 bytes are one. */
    @Test
    void theWebpCanBeDecoded() throws Exception {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(Pictures.losslessWebp(200, 100)));

        assertThat(decoded.getWidth()).isEqualTo(200);
        assertThat(decoded.getHeight()).isEqualTo(100);
    }
}
