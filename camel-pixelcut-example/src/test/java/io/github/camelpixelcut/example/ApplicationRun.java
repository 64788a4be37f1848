package io.github.camelpixelcut.example;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The application in this JVM, as a user would call it: with a command line, an environment and the text that it
 * prints. The environment is only what the test puts there.
 */
final class ApplicationRun {

    /** Above what a busy machine needs. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Shutdown shutdown = new Shutdown();
    private CompletableFuture<Integer> exitCode;

    private ApplicationRun() {
        with("INBOX_POLL", "50");
        with("INBOX_SETTLED", "PT0S");
        with("RETRY_FIRST_PAUSE", "10");
        with("RETRY_LONGEST_PAUSE", "50");
    }

    static ApplicationRun prepare() {
        return new ApplicationRun();
    }

    ApplicationRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs to the end. */
    ApplicationRun run(String... arguments) {
        start(arguments);
        exitCode();
        return this;
    }

    ApplicationRun start(String... arguments) {
        exitCode = CompletableFuture.supplyAsync(
                () -> Application.run(environment::get, print(out), print(err), shutdown, arguments),
                task -> new Thread(task, "application").start());
        return this;
    }

    private static PrintStream print(ByteArrayOutputStream text) {
        return new PrintStream(text, true, StandardCharsets.UTF_8);
    }

    /** What Ctrl-C does. */
    ApplicationRun interrupt() {
        shutdown.request(Shutdown.Reason.INTERRUPTED);
        return this;
    }

    int exitCode() {
        await().atMost(PATIENCE).until(exitCode::isDone);
        return exitCode.join();
    }

    /** Returns when the application has printed this. */
    void awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> out().contains(text));
    }

    boolean isRunning() {
        return !exitCode.isDone();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The line that sums up the run. */
    String summary() {
        return out().lines()
                .filter(line -> line.matches("\\d+ pictures?: .*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No summary in:\n" + out() + err()));
    }

    /** What the closing lines say after a word such as {@code Pictures}. */
    Path path(String word) {
        return out().lines()
                .filter(line -> line.matches(word + " +\\S.*"))
                .map(line -> Path.of(line.substring(word.length()).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No path of '" + word + "' in:\n" + out() + err()));
    }
}
