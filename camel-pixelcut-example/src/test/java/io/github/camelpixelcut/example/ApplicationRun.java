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
 * The application in this JVM, with a command line, an environment and the text that it prints. The environment has
 * only the variables that the test sets.
 */
final class ApplicationRun {

    /** Longer than a busy machine needs. */
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

    /** Starts the application and waits for its end. */
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

    /** Waits until the application has printed this text. */
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

    /** The line with the numbers of pictures. */
    String summary() {
        return out().lines()
                .filter(line -> line.matches("\\d+ pictures?: .*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No summary in:\n" + out() + err()));
    }

    /** The path in one of the last lines, after a word such as {@code Pictures}. */
    Path path(String word) {
        return out().lines()
                .filter(line -> line.matches(word + " +\\S.*"))
                .map(line -> Path.of(line.substring(word.length()).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No path of '" + word + "' in:\n" + out() + err()));
    }
}
