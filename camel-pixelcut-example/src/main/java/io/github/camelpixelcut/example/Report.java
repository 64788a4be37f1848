package io.github.camelpixelcut.example;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What people read on the terminal. Plain lines, so that it reads the same in a log file. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... arguments) {
        out.println(format.formatted(arguments));
        out.flush();
    }

    synchronized void progress(Ledger.Entry entry, int done, int expected) {
        Outcome outcome = entry.outcome();
        String width = "%" + String.valueOf(expected).length() + "d";
        line(
                "[" + width + "/%d] %-8s %s%s",
                done,
                expected,
                outcome.kind(),
                entry.picture().name(),
                outcome.cause() == null ? "" : ": " + describe(outcome.cause()));
    }

    void retry(Picture picture, Cause cause) {
        line("        trying again: %s: %s", picture.name(), describe(cause));
    }

    void refused(Cause cause) {
        line("STOPPED: %s. What was not done stays in the inbox.", describe(cause));
    }

    void resumed(String text) {
        line("RESUMED: %s", text);
    }

    void problem(String text) {
        line("PROBLEM: %s", text);
    }

    void table(List<Ledger.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        line("");
        line(
                "%s",
                AsciiTable.getTable(
                        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                        entries,
                        List.of(
                                column("FILE").with(entry -> entry.picture().name()),
                                column("OUTCOME").with(Report::outcome),
                                column("SIZE")
                                        .headerAlign(HorizontalAlign.RIGHT)
                                        .dataAlign(HorizontalAlign.RIGHT)
                                        .with(entry -> size(entry.outcome().bytes())),
                                column("WHERE").with(entry -> entry.outcome().where()))));
    }

    void summary(Ledger ledger, OptionalLong creditsSpent) {
        line(
                "%d pictures: %d stored, %d rejected, %d failed, %s credits spent",
                ledger.count(),
                ledger.count(Kind.STORED),
                ledger.count(Kind.REJECTED),
                ledger.count(Kind.FAILED),
                creditsSpent.isPresent() ? creditsSpent.getAsLong() : "unknown");
    }

    private static Column column(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(Integer.MAX_VALUE);
    }

    private static String outcome(Ledger.Entry entry) {
        Outcome outcome = entry.outcome();
        return outcome.cause() == null
                ? outcome.kind().toString()
                : outcome.kind() + " (" + outcome.cause().code() + ")";
    }

    private static String describe(Cause cause) {
        return cause.message();
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? "%d KB".formatted(Math.round(bytes / 1e3))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
