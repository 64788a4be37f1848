package io.github.camelpixelcut.testsupport;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The folder of the project. */
public final class Project {

    /** The folder with README.md and docs, from whichever module the tests run. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    /** Not read: builds of other modules may change them at the same time. */
    private static final Set<String> WITHOUT_SOURCES = Set.of("target", ".git");

    private Project() {}

    private static Path root(Path folder) {
        return Files.isDirectory(folder.resolve(".mvn")) ? folder : root(folder.getParent());
    }

    /** The Java sources of all modules, with those of tests, and of the projects in {@code src/it}. */
    public static List<Path> javaSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return WITHOUT_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
