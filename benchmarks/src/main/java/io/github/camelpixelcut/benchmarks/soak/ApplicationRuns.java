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
 * The example application, run after run on the same inbox. It runs in this process, through its own command line, so
 * that what a run leaves behind can be measured when it has ended.
 */
final class ApplicationRuns {

    private static final Pattern OUTCOME =
            Pattern.compile("\\[ *\\d+/\\d+] (stored|rejected|failed) +([a-z]+-\\d+\\.png)(?:: .*)?");

    /** What the application says of one try of one picture. */
    record Line(String outcome, String picture) {}

    private final Inbox inbox;
    private final Map<String, String> environment;
    private final Path output;
    private final List<Integer> exitCodes = new ArrayList<>();

    /** @param output receives what the runs print */
    ApplicationRuns(Inbox inbox, Map<String, String> environment, Path output) throws IOException {
        this.inbox = inbox;
        this.environment = environment;
        this.output = Files.createFile(output);
    }

    /** One run, until it has tried every picture of the inbox. */
    void run() throws IOException {
        exitCodes.add(run(new Shutdown(), "--inbox", inbox.folder().toString()));
    }

    /** A run that waits for more pictures. */
    Watch watch() {
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
        return new Watch(shutdown, exitCode);
    }

    private int run(Shutdown shutdown, String... arguments) throws IOException {
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(output, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8)) {
            return Application.run(environment::get, out, out, shutdown, arguments);
        }
    }

    /** A run that has not ended. */
    final class Watch {

        private final Shutdown shutdown;
        private final CompletableFuture<Integer> exitCode;

        private Watch(Shutdown shutdown, CompletableFuture<Integer> exitCode) {
            this.shutdown = shutdown;
            this.exitCode = exitCode;
        }

        boolean isRunning() {
            return !exitCode.isDone();
        }

        /** Stops it as Ctrl-C does, and returns when it has ended. */
        void stop() {
            shutdown.request(Shutdown.Reason.INTERRUPTED);
            exitCodes.add(exitCode.join());
        }
    }

    int count() {
        return exitCodes.size();
    }

    /** What was said of each try, in the order of the output. */
    List<Line> lines() {
        try {
            return Files.readAllLines(output).stream()
                    .map(OUTCOME::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Line(line.group(1), line.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean haveTried(Collection<String> pictures) {
        Set<String> tried = lines().stream().map(Line::picture).collect(Collectors.toSet());
        return tried.containsAll(pictures);
    }
}
