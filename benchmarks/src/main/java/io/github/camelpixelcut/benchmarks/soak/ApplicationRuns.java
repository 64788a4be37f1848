package io.github.camelpixelcut.benchmarks.soak;

import io.github.camelpixelcut.example.Application;
import io.github.camelpixelcut.example.Shutdown;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Consecutive runs of the example application on the same inbox. They run in this process, through the application's
 * command line, so that the resources that a run does not release can be measured after it has ended.
 */
final class ApplicationRuns {

    private static final Pattern OUTCOME =
            Pattern.compile("\\[ *\\d+/\\d+] (stored|rejected|failed) +([a-z]+-\\d+\\.png)(?:: .*)?");

    /** The outcome of one attempt to process a picture, as printed by the application. */
    record Attempt(String outcome, String picture) {}

    private final InboxFeeder inbox;
    private final Map<String, String> environment;
    private final Path output;
    private final List<Integer> exitCodes = new ArrayList<>();

    /** @param output the new file to which the output of all runs is written */
    ApplicationRuns(InboxFeeder inbox, Map<String, String> environment, Path output) throws IOException {
        this.inbox = inbox;
        this.environment = environment;
        this.output = Files.createFile(output);
    }

    /** One run, until it has attempted every picture of the inbox. */
    void run() throws IOException {
        exitCodes.add(run(new Shutdown(), "--inbox", inbox.folder().toString()));
    }

    /** Starts a run that waits for more pictures. */
    WatchingRun watch() {
        Shutdown shutdown = new Shutdown();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        exitCode.complete(
                                run(shutdown, "--inbox", inbox.folder().toString(), "--watch"));
                    } catch (IOException | RuntimeException e) {
                        exitCode.completeExceptionally(e);
                    }
                },
                "application");
        thread.start();
        return new WatchingRun(shutdown, exitCode);
    }

    private int run(Shutdown shutdown, String... arguments) throws IOException {
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(output, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8)) {
            return Application.run(environment::get, out, out, shutdown, arguments);
        }
    }

    /** A run that waits for more pictures until it is stopped. */
    final class WatchingRun {

        private final Shutdown shutdown;
        private final CompletableFuture<Integer> exitCode;

        private WatchingRun(Shutdown shutdown, CompletableFuture<Integer> exitCode) {
            this.shutdown = shutdown;
            this.exitCode = exitCode;
        }

        boolean isRunning() {
            return !exitCode.isDone();
        }

        /** Stops the run as Ctrl-C does, and returns when it has ended. */
        void stop() {
            shutdown.request(Shutdown.Reason.INTERRUPTED);
            exitCodes.add(exitCode.join());
        }
    }

    int count() {
        return exitCodes.size();
    }

    /** All attempts, in the order of the output. */
    List<Attempt> attempts() {
        try {
            return Files.readAllLines(output).stream()
                    .map(OUTCOME::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Attempt(line.group(1), line.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean haveAttempted(Collection<String> pictures) {
        Set<String> attempted = attempts().stream().map(Attempt::picture).collect(Collectors.toSet());
        return attempted.containsAll(pictures);
    }
}
