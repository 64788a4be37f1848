package io.github.camelpixelcut.example.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application, in a separate process. */
class ApplicationTest {

    @TempDir
    Path folder;

    @Test
    void makesAPictureFromEachSamplePhotoAndStops() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        for (String photo : new String[] {"mug.jpg", "vase.png", "wooden-car.webp"}) {
            String finished = "target/spring-boot-example/finished/" + photo + ".jpg";
            BufferedImage picture = ImageIO.read(folder.resolve(finished).toFile());
            assertThat(picture.getWidth()).isEqualTo(1024);
            assertThat(Files.readString(log)).contains("Finished: " + finished);
        }
    }
}
