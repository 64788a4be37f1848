package io.github.camelpixelcut.example;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The lines that an operator reads. They are plain text, on a terminal as in a log file. Safe for many threads. */
final class Console {

    /** What would end a line, move the cursor, or change the order or the colour of the text. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]");

    private final PrintStream out;
    private final AtomicBoolean problems = new AtomicBoolean();

    Console(PrintStream out) {
        this.out = out;
    }

    /** Control characters in the arguments are printed as escapes, for example {@code \}{@code u001B}. */
    void line(String format, Object... arguments) {
        Object[] printable = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            printable[i] = arguments[i] instanceof Number ? arguments[i] : printable(String.valueOf(arguments[i]));
        }
        print(format.formatted(printable));
    }

    /** A text that is printable already, of one line or more. */
    void print(String text) {
        out.println(text);
        out.flush();
    }

    static String printable(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(match -> String.format(
                        Locale.ROOT, "\\\\u%04X", (int) match.group().charAt(0)));
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
                outcome.reason() == null ? "" : ": " + outcome.reason().message());
    }

    /**
     * @param retry the number of the retry, from 1
     * @param pause the time since the failure
     */
    void retry(Picture picture, int retry, int retries, Duration pause, FailureReason reason) {
        line(
                "        retry %d of %d after %s s: %s: %s",
                retry,
                retries,
                String.format(Locale.ROOT, "%.1f", pause.toMillis() / 1000.0),
                picture.name(),
                reason.message());
    }

    void stopped(String reason) {
        line("STOPPED: %s. All pictures that are not done stay in the inbox.", reason);
    }

    void resumed(String text) {
        line("RESUMED: %s", text);
    }

    /** Something that an operator has to look at: the exit code will not be 0. */
    void problem(String text) {
        problems.set(true);
        line("PROBLEM: %s", text);
    }

    boolean hasProblems() {
        return problems.get();
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? "%d KB".formatted(Math.round(bytes / 1e3))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** For example "1 picture" or "2 pictures". */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
