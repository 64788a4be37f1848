package io.github.camelpixelcut.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The page of the documentation that holds the figures, between two comments. */
public record Page(Path file) {

    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end of measured -->\n";

    /**
     * Puts figures and chart in place of the old ones.
     *
     * @throws IllegalStateException if the page has no place for them
     */
    public void write(Results results, String machine) throws IOException {
        String page = read();
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String after = page.substring(page.indexOf(END));
        if (!results.curves().isEmpty()) {
            Chart.draw(results.curves(), chart());
        }
        Files.writeString(file, before + "\n" + measured(results, machine) + "\n" + after);
    }

    /**
     * Fails before anything is measured for nothing.
     *
     * @throws IllegalStateException if there is no such page or no place on it
     */
    public void requirePlace() throws IOException {
        read();
    }

    private String read() throws IOException {
        try {
            String page = Files.readString(file);
            if (page.indexOf(BEGIN) < 0 || page.indexOf(END) < page.indexOf(BEGIN)) {
                throw new IllegalStateException("%s has no place for the figures: it needs the lines '%s' and '%s'"
                        .formatted(file, BEGIN.strip(), END.strip()));
            }
            return page;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "There is no page " + file.toAbsolutePath()
                            + ": run the command in the project's root folder, or name the page with --page",
                    e);
        }
    }

    private Path chart() {
        return file.resolveSibling("images/performance.png");
    }

    private static String measured(Results results, String machine) {
        String curves = results.curves().stream()
                .map(curve -> "\n%s; %s:\n\n%s"
                        .formatted(
                                curve.title(), curve.yAxis(), Tables.of(curve).asMarkdown()))
                .collect(Collectors.joining());
        String chart =
                results.curves().isEmpty() ? "" : "\n![Cost against size and against count](images/performance.png)\n";
        return machine + "\n\n" + Tables.of(results.rows()).asMarkdown() + chart + curves;
    }
}
