package io.github.camelpixelcut.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The documentation page that contains the figures, between two comments. */
public record PerformancePage(Path file) {

    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end of measured -->\n";

    /**
     * Replaces the figures and the chart.
     *
     * @throws IllegalStateException if the page does not exist or does not have the two comments
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
     * Checks that {@link #write} will succeed, before any time is spent on measurements.
     *
     * @throws IllegalStateException if the page does not exist or does not have the two comments
     */
    public void requireComments() throws IOException {
        read();
    }

    private String read() throws IOException {
        try {
            String page = Files.readString(file);
            if (page.indexOf(BEGIN) < 0 || page.indexOf(END) < page.indexOf(BEGIN)) {
                throw new IllegalStateException("%s has no place for the figures: add the lines '%s' and '%s'"
                        .formatted(file, BEGIN.strip(), END.strip()));
            }
            return page;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "The page " + file.toAbsolutePath()
                            + " does not exist: run the command in the project's root folder, or set --page",
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
