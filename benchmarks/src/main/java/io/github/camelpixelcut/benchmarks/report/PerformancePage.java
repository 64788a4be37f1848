package io.github.camelpixelcut.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A part of the documentation page that contains the figures, between two comments.
 *
 * @param part in the comments: what is measured
 * @param image the name of the chart
 * @param imageTitle its text for those who do not see it
 */
public record PerformancePage(Path file, String part, String image, String imageTitle) {

    public static PerformancePage costs(Path file) {
        return new PerformancePage(file, "measured", "performance.png", "Cost against size and against count");
    }

    public static PerformancePage account(Path file) {
        return new PerformancePage(file, "measured account", "account.png", "Pictures per second against latency");
    }

    private String begin() {
        return "<!-- " + part + " -->\n";
    }

    private String end() {
        return "<!-- end of " + part + " -->\n";
    }

    /**
     * Replaces the figures and the chart.
     *
     * @throws IllegalStateException if the page does not exist or does not have the two comments
     */
    public void write(Results results, String machine) throws IOException {
        String page = read();
        String before = page.substring(0, page.indexOf(begin()) + begin().length());
        String after = page.substring(page.indexOf(end()));
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
            if (page.indexOf(begin()) < 0 || page.indexOf(end()) < page.indexOf(begin())) {
                throw new IllegalStateException("%s has no place for the figures: add the lines '%s' and '%s'"
                        .formatted(file, begin().strip(), end().strip()));
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
        return file.resolveSibling("images/" + image);
    }

    private String measured(Results results, String machine) {
        String curves = results.curves().stream()
                .map(curve -> "\n%s; %s:\n\n%s"
                        .formatted(
                                curve.title(), curve.yAxis(), Tables.of(curve).asMarkdown()))
                .collect(Collectors.joining());
        String chart = results.curves().isEmpty() ? "" : "\n![%s](images/%s)\n".formatted(imageTitle, image);
        return machine + "\n\n" + Tables.of(results.rows()).asMarkdown() + chart + curves;
    }
}
