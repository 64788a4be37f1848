package io.github.camelpixelcut.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project. */
public final class Project {

    /** The folder with README.md and docs, from whichever module the tests run. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Project() {}

    private static Path root(Path folder) {
        return Files.isDirectory(folder.resolve(".mvn")) ? folder : root(folder.getParent());
    }
}
