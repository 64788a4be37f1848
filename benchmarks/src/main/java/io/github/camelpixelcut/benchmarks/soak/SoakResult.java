package io.github.camelpixelcut.benchmarks.soak;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.camelpixelcut.benchmarks.soak.Check.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * The result of a soak test.
 *
 * @param title a summary in one line
 * @param checks the checks of pictures and charges
 * @param leaks the checks of memory, threads, files and connections
 */
record SoakResult(String title, List<Check> checks, LeakCheck leaks) {

    boolean passed() {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.VIOLATED) && leaks.passed();
    }

    @Override
    public String toString() {
        return """
                %s

                %s

                %s

                Values before -> after the load. IDLE: the application waits for pictures. ENDED: it has stopped.
                %s
                """.formatted(
                        title,
                        AsciiTable.getTable(
                                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                                checks,
                                List.of(
                                        column("PICTURES AND CHARGES", Check::what),
                                        column("FIGURE", Check::figure),
                                        column("", check -> show(check.verdict())))),
                        AsciiTable.getTable(
                                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                                leaks.rows(),
                                List.of(
                                        column("RESOURCES", LeakCheck.Row::measure),
                                        column("IDLE", LeakCheck.Row::idle),
                                        column("ENDED", LeakCheck.Row::ended),
                                        column("ALLOWED", LeakCheck.Row::allowed),
                                        column("", row -> show(row.holds() ? Verdict.OK : Verdict.VIOLATED)))),
                        passed() ? "PASSED" : "FAILED: see the lines that end in VIOLATED");
    }

    private static String show(Verdict verdict) {
        return verdict == Verdict.NONE ? "" : verdict.name();
    }

    private static <T> ColumnData<T> column(String header, Function<T, String> content) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(80)
                .with(content);
    }
}
