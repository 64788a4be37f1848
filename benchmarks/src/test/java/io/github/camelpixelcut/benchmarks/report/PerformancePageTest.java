package io.github.camelpixelcut.benchmarks.report;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {

    private static final Curve LINEAR = new Curve("ours", List.of(new Curve.Point(1, 3), new Curve.Point(10, 21)));
    private static final Curve QUADRATIC = new Curve("peer", List.of(new Curve.Point(1, 1), new Curve.Point(10, 100)));
    private static final Results RESULTS = new Results(
            List.of(
                    Row.withRelativeTarget(
                            "CPU per call",
                            new Figure(3.17, "ms"),
                            "(b) HttpClient 5",
                            new Figure(3.0, "ms"),
                            Target.atMost(1.1)),
                    Row.withRelativeTarget(
                            "Throughput",
                            new Figure(90, "calls/s"),
                            "(a) camel-http",
                            new Figure(100, "calls/s"),
                            Target.atLeast(1)),
                    Row.notMeasured("Virtual threads", "no JDK 21 or newer")),
            List.of(new Curves("Cost", "Size, MB", "CPU, ms", List.of(LINEAR, QUADRATIC))));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writePage() throws Exception {
        Files.createDirectory(folder.resolve("images"));
        file = folder.resolve("performance.md");
        Files.writeString(file, "# Title\n\n<!-- measured -->\nold figures\n<!-- end of measured -->\n\nThe end.\n");
    }

    @Test
    void theFiguresBetweenTheCommentsAreReplaced() throws Exception {
        PerformancePage.costs(file).write(RESULTS, "A machine");
        PerformancePage.costs(file).write(RESULTS, "A machine");

        assertThat(file)
                .content()
                .startsWith("# Title\n\n<!-- measured -->\n\nA machine\n\n| Measure |")
                .contains("| CPU per call | 3.17 ms | (b) HttpClient 5 | 3.00 ms | 1.06 | at most 1.1 x (b) | PASS |")
                .contains("| Throughput | 90 calls/s | (a) camel-http | 100 calls/s | 0.90 | at least 1 x (a) | MISS |")
                .contains("not measured: no JDK 21 or newer")
                .contains("| Size, MB | ours | peer |\n| --- | --- | --- |\n| 1 | 3.00 | 1.00 |\n| 10 | 21 | 100 |")
                .endsWith("\n<!-- end of measured -->\n\nThe end.\n")
                .doesNotContain("old figures");
    }

    @Test
    void thePartOfTheAccountHasFiguresAndAChartOfItsOwn() throws Exception {
        Files.writeString(file, "\n<!-- measured account -->\n<!-- end of measured account -->\n", APPEND);

        PerformancePage.account(file).write(RESULTS, "A machine");

        assertThat(file)
                .content()
                .contains("old figures\n<!-- end of measured -->")
                .contains("<!-- measured account -->\n\nA machine\n\n| Measure |")
                .contains("(images/account.png)");
        assertThat(folder.resolve("images/account.png")).isNotEmptyFile();
        assertThat(folder.resolve("images/performance.png")).doesNotExist();
    }

    @Test
    void theChartIsWrittenAsAnImage() throws Exception {
        PerformancePage.costs(file).write(RESULTS, "A machine");

        assertThat(ImageIO.read(folder.resolve("images/performance.png").toFile())
                        .getWidth())
                .isGreaterThan(500);
    }

    @Test
    void aPageWithoutTheCommentsIsReportedBeforeAnythingIsMeasured() throws Exception {
        Files.writeString(file, "# Title\n");

        assertThatThrownBy(() -> PerformancePage.costs(file).requireComments())
                .hasMessageContaining("performance.md")
                .hasMessageContaining("<!-- measured -->");
    }

    @Test
    void aCostThatGrowsFasterThanTheSizeHasAGrowthAboveOne() {
        assertThat(LINEAR.largestGrowth()).isLessThan(1);
        assertThat(QUADRATIC.largestGrowth()).isEqualTo(10);
    }
}
