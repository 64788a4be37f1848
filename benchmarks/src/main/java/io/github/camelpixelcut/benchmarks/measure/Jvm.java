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

/** A JVM of its own, with this one's class path. Reads lines and writes lines, and ends when its input does. */
final class Jvm implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 15;
    private static final long END_SECONDS = 10;
    private static final int SHOWN_LINES = 20;

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final Path log;

    /** @param log takes the process's standard error */
    Jvm(Path javaHome, List<String> options, Class<?> main, List<String> arguments, Path log) throws IOException {
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

    /** @throws IllegalStateException if the process ended or took too long */
    String readLine() throws IOException, InterruptedException {
        try {
            String line = CompletableFuture.supplyAsync(this::nextLine).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (line != null) {
                return line;
            }
            throw new IllegalStateException("A process ended before its answer:\n" + endOfLog());
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new IllegalStateException("A process gave no answer:\n" + endOfLog(), e);
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
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
