package io.github.camelpixelcut.benchmarks.soak;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.camelpixelcut.benchmarks.soak.Check.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * What came out of a soak.
 *
 * @param title what was done, in one line
 * @param checks of the pictures and the money
 * @param leaks of memory, threads, files and connections
 */
record SoakResult(String title, List<Check> checks, Leaks leaks) {

    boolean holds() {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.VIOLATED) && leaks.hold();
    }

    @Override
    public String toString() {
        return """
                %s

                %s

                %s

                Before and after the load: idle while the application waits for pictures, ended when it has stopped.
                %s
                """.formatted(
                        title,
                        AsciiTable.getTable(
                                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                                checks,
                                List.of(
                                        column("PICTURES AND MONEY", Check::what),
                                        column("FIGURE", Check::figure),
                                        column("", check -> show(check.verdict())))),
                        AsciiTable.getTable(
                                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                                leaks.rows(),
                                List.of(
                                        column("RESOURCES", Leaks.Row::measure),
                                        column("IDLE", Leaks.Row::idle),
                                        column("ENDED", Leaks.Row::ended),
                                        column("ALLOWED", Leaks.Row::allowed),
                                        column("", row -> show(row.holds() ? Verdict.OK : Verdict.VIOLATED)))),
                        holds() ? "Everything holds." : "NOT EVERYTHING HOLDS.");
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
