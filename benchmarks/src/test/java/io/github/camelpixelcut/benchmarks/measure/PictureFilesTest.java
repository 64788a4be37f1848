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

class PictureFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void theTooLargePictureIsOnePixelWiderAndHigherThanTheApiAllows(String format) throws Exception {
        Path picture = new PictureFiles(folder).tooLarge(format);

        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getFormatName()).isEqualToIgnoringCase(format);
            assertThat(reader.getWidth(0)).isEqualTo(6001);
            assertThat(reader.getHeight(0)).isEqualTo(6001);
        }
    }

    @ParameterizedTest(name = "{0} MB")
    @ValueSource(doubles = {0.2, 25})
    void aPaddedPictureHasItsSizeAndCanBeDecoded(double megabytes) throws Exception {
        Path picture = new PictureFiles(folder).ofMegabytes(megabytes);

        assertThat(picture).hasSize(Math.round(megabytes * 1_000_000));
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1200);
    }

    /** With a small size, because the decoder treats 6000x6000 pixels in 30 bytes as a decompression bomb. */
    @Test
    void theWebpCanBeDecoded() throws Exception {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(PictureFiles.losslessWebp(200, 100)));

        assertThat(decoded.getWidth()).isEqualTo(200);
        assertThat(decoded.getHeight()).isEqualTo(100);
    }
}
