package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads finished pictures. */
final class Jpeg {

    private Jpeg() {}

    /** Width and height, for example {@code 1024x1024}. Fails if the file is not a JPEG that can be decoded. */
    static String sizeOf(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            assertThat(reader.getFormatName()).isEqualToIgnoringCase("jpeg");
            reader.setInput(in);
            assertThat(reader.read(0)).as("decoded").isNotNull();
            return reader.getWidth(0) + "x" + reader.getHeight(0);
        }
    }
}
