package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in another process, which can be killed. */
final class ApplicationProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path output;

    private ApplicationProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param output receives the text that it prints
     * @param environment variables that are added to those of the tests
     */
    static ApplicationProcess start(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), output, environment, arguments);
    }

    /**
     * The same, but no file can become larger than this, as on a full disk. Not on Windows.
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
        // It runs for seconds only: the quick compiler is enough. Performance data would be a file.
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

    /** Sends SIGTERM, which has the same effect as Ctrl-C. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL: no shutdown hook and no finally block runs. */
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
