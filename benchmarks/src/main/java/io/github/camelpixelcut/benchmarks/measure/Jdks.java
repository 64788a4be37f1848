package io.github.camelpixelcut.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a JDK with virtual threads. */
final class Jdks {

    private static final int VIRTUAL_THREADS = 21;
    private static final Path USUAL_FOLDER = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** The home of this JDK if it is new enough, otherwise of one in {@code /usr/lib/jvm}; null if there is none. */
    static Path withVirtualThreads() throws IOException {
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            return Path.of(System.getProperty("java.home"));
        }
        if (!Files.isDirectory(USUAL_FOLDER)) {
            return null;
        }
        try (Stream<Path> homes = Files.list(USUAL_FOLDER)) {
            return homes.filter(home -> feature(home) >= VIRTUAL_THREADS)
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The feature release, for example 21, from the JDK's file {@code release}; 0 if it cannot be read. */
    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^JAVA_VERSION=|\"", ""))
                    .map(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
