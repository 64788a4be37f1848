package io.github.camelpixelcut.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

record FileImage(Path file) implements ImageSource {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long length() throws IOException {
        return Files.size(file);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }
}
