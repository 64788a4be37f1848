package io.github.camelpixelcut.example;

import java.io.PrintStream;
import java.util.Locale;

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
