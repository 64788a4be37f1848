package io.github.camelpixelcut;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed files are those that camel-package-maven-plugin generates from the sources. */
class GeneratedSourcesTest {

    private static final Path GENERATED = Path.of("src", "generated");
    private static final Path COMMITTED = Path.of("target", "generated-as-committed");

    @Test
    void whatIsCommittedIsWhatIsGenerated() throws IOException {
        Map<String, String> committed = files(COMMITTED);
        Map<String, String> generated = files(GENERATED);

        assertThat(Stream.of(committed, generated)
                        .flatMap(files -> files.keySet().stream())
                        .distinct())
                .as("src/generated was stale and has just been generated again: commit it")
                .filteredOn(name -> !Objects.equals(committed.get(name), generated.get(name)))
                .isEmpty();
    }

    /** Each file's text by its path in the folder, without the suffix that the build gives to copies. */
    private static Map<String, String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> folder.relativize(file).toString().replaceFirst("\\.committed$", ""),
                            GeneratedSourcesTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
