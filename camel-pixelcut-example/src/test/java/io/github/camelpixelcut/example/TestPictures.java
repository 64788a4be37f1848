package io.github.camelpixelcut.example;

import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small product pictures in files. */
final class TestPictures {

    private TestPictures() {}

    /** A disc on white; its format follows from the ending, {@code .png} or {@code .jpg}. */
    static Path write(Path file) {
        return write(file, 200, 160);
    }

    static Path write(Path file, int width, int height) {
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, Pictures.product(format, width, height));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
