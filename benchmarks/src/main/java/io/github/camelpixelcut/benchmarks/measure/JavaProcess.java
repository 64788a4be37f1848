package io.github.camelpixelcut.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A separate JVM with the class path of this one. It must exit when its standard input ends. */
final class JavaProcess implements AutoCloseable {

    private static final long TIMEOUT_MINUTES = 15;
    private static final long EXIT_SECONDS = 10;
    private static final int SHOWN_LINES = 20;

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final Path log;

    /** @param log the file to which the process's standard error is written */
    JavaProcess(Path javaHome, List<String> options, Class<?> main, List<String> arguments, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        this.log = log;
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        out = process.inputReader();
        in = new PrintWriter(process.outputWriter(), true);
    }

    void writeLine(String line) {
        in.println(line);
    }

    /** @throws IllegalStateException if the process exited, or did not write a line within 15 minutes */
    String readLine() throws IOException, InterruptedException {
        try {
            String line = CompletableFuture.supplyAsync(this::nextLine).get(TIMEOUT_MINUTES, TimeUnit.MINUTES);
            if (line != null) {
                return line;
            }
            throw new IllegalStateException(
                    "A benchmark process exited without an answer. The end of its log:\n" + endOfLog());
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "A benchmark process did not answer. The end of its log:\n" + endOfLog(), e);
        }
    }

    private String nextLine() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream().skip(Math.max(0, lines.size() - SHOWN_LINES)).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        in.close();
        try {
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
