package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own, that can be ended in ways in which no thread can. */
final class ApplicationProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path output;

    private ApplicationProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param output receives what it prints
     * @param environment is added to that of the tests
     */
    static ApplicationProcess start(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), output, environment, arguments);
    }

    /**
     * The same on a disk that refuses every byte of a file above that size, as a full disk does. Not on Windows.
     *
     * @param kilobytes of 1024 bytes
     */
    static ApplicationProcess startWithFileLimit(
            int kilobytes, Path output, Map<String, String> environment, String... arguments) throws IOException {
        // POSIX counts in blocks of 512 bytes.
        String limit = "ulimit -f %d; exec \"$@\"".formatted(2 * kilobytes);
        return start(List.of("sh", "-c", limit, "sh"), output, environment, arguments);
    }

    private static ApplicationProcess start(
            List<String> prefix, Path output, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for seconds: the quick compiler is enough, and no file of performance data.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("INBOX_SETTLED", "PT0S");
        builder.environment().putAll(environment);
        return new ApplicationProcess(builder.start(), output);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** SIGTERM, which is also what Ctrl-C comes to. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL: no shutdown hook and no finally block runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The application does not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
