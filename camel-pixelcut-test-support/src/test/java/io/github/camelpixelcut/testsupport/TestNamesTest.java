package io.github.camelpixelcut.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestNamesTest {

    /** Without a name that contains an argument, reports show the number of a case and all its arguments. */
    private static final Pattern UNNAMED =
            Pattern.compile("^\\s*@ParameterizedTest(?!\\(name = \"[^\"]*\\{)", Pattern.MULTILINE);

    @Test
    void reportsNameTheCasesOfEveryParameterizedTest() throws IOException {
        List<Path> sources = Project.javaSources();

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources.stream().filter(TestNamesTest::hasUnnamedCases).map(Project.ROOT::relativize))
                .as("files with a @ParameterizedTest that has no name = \"...{0}...\"")
                .isEmpty();
    }

    private static boolean hasUnnamedCases(Path file) {
        try {
            return UNNAMED.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
