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
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... arguments) {
        out.println(format.formatted(arguments));
        out.flush();
    }

    synchronized void progress(RunProgress.Entry entry, int done, int expected) {
        Outcome outcome = entry.outcome();
        String width = "%" + String.valueOf(expected).length() + "d";
        line(
                "[" + width + "/%d] %-8s %s%s",
                done,
                expected,
                outcome.kind(),
                entry.picture().name(),
                outcome.reason() == null ? "" : ": " + describe(outcome.reason()));
    }

    void retry(Picture picture, FailureReason reason) {
        line("        trying again: %s: %s", picture.name(), describe(reason));
    }

    void refused(FailureReason reason) {
        line("STOPPED: %s. What was not done stays in the inbox.", describe(reason));
    }

    void resumed(String text) {
        line("RESUMED: %s", text);
    }

    void problem(String text) {
        line("PROBLEM: %s", text);
    }

    void table(List<RunProgress.Entry> entries) {
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
                                column("OUTCOME").with(Console::outcome),
                                column("SIZE")
                                        .headerAlign(HorizontalAlign.RIGHT)
                                        .dataAlign(HorizontalAlign.RIGHT)
                                        .with(entry -> size(entry.outcome().bytes())),
                                column("WHERE").with(entry -> entry.outcome().where()))));
    }

    void summary(RunProgress progress, OptionalLong creditsSpent) {
        line(
                "%d pictures: %d stored, %d rejected, %d failed, %s credits spent",
                progress.count(),
                progress.count(Kind.STORED),
                progress.count(Kind.REJECTED),
                progress.count(Kind.FAILED),
                creditsSpent.isPresent() ? creditsSpent.getAsLong() : "unknown");
    }

    private static Column column(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(Integer.MAX_VALUE);
    }

    private static String outcome(RunProgress.Entry entry) {
        Outcome outcome = entry.outcome();
        return outcome.reason() == null
                ? outcome.kind().toString()
                : outcome.kind() + " (" + outcome.reason().code() + ")";
    }

    private static String describe(FailureReason reason) {
        return reason.message();
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
