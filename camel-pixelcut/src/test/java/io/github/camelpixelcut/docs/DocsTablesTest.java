package io.github.camelpixelcut.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.reliability.FaultMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in README and docs match the component's metadata and the fault matrix. */
class DocsTablesTest {

    private static final Path ROOT = Path.of("..");
    private static final String REFRESH =
            "mvn -pl camel-pixelcut -am test -Dtest=DocsTablesTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false";

    private final DocsTables tables = new DocsTables();

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyTableIsUpToDate(Path page) throws IOException {
        String written = Files.readString(page);
        String refreshed = tables.refresh(written);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page, refreshed);
            return;
        }
        assertThat(differingLines(written, refreshed))
                .as("%s has stale tables: run '%s' in the project's root folder and commit the page", page, REFRESH)
                .isEmpty();
    }

    private static List<String> differingLines(String written, String refreshed) {
        List<String> actual = written.lines().toList();
        List<String> expected = refreshed.lines().toList();
        return IntStream.range(0, Math.max(actual.size(), expected.size()))
                .filter(i -> !lineOf(actual, i).equals(lineOf(expected, i)))
                .mapToObj(i -> "line %d is '%s', not '%s'".formatted(i + 1, lineOf(actual, i), lineOf(expected, i)))
                .limit(3)
                .toList();
    }

    private static String lineOf(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    @Test
    void everyTableIsUsedInTheDocumentation() throws IOException {
        assertThat(pages().stream().map(DocsTablesTest::read))
                .anySatisfy(page -> assertThat(page)
                        .contains("<!-- table: endpoint-options -->")
                        .contains("<!-- table: component-options -->")
                        .contains("<!-- table: headers -->")
                        .contains("<!-- table: error-codes -->")
                        .contains("<!-- table: exceptions -->")
                        .contains("<!-- table: answers -->"))
                .anySatisfy(page -> assertThat(page).contains("<!-- table: body-headers -->"));
    }

    @Test
    void everyGroupOfTheFaultMatrixIsOnItsPage() {
        String page = read(ROOT.resolve("docs/reliability.md"));

        assertThat(FaultMatrix.tables().keySet())
                .allSatisfy(name -> assertThat(page).contains("<!-- table: " + name + " -->"));
    }

    @Test
    void theErrorForAnUnknownTableNamesIt() {
        assertThatThrownBy(() -> tables.refresh("<!-- table: prices -->\n<!-- end of table -->\n"))
                .hasMessageContaining("There is no table 'prices'");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
