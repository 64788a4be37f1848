package io.github.camelpixelcut.benchmarks.soak;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.camelpixelcut.sandbox.Main;
import io.github.camelpixelcut.sandbox.SandboxStats;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox in a separate process, with random faults. */
final class SandboxProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Pattern GREETING = Pattern.compile("Pixelcut sandbox at (http://\\S+)");
    private static final Pattern STATISTICS = Pattern.compile("Stopped: (\\{.*})");
    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Process process;
    private final Path output;

    private SandboxProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the sandbox and returns when it accepts calls.
     *
     * @param port 0 for any free port
     * @param credits the credits of the account
     * @param output the file to which the output of the process is written
     * @throws IllegalStateException if the process exits before it accepts calls
     */
    static SandboxProcess start(int port, long credits, SoakSettings.Faults faults, long seed, Path output)
            throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName(),
                "--port=" + port,
                "--credits=" + credits,
                "--latency=" + faults.latency().toMillis(),
                "--fail-percent=" + faults.failures(),
                "--reset-percent=" + faults.resets(),
                "--slow-percent=" + faults.slow(),
                "--slow-at-most=" + faults.slowAtMost().toMillis(),
                "--seed=" + seed);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        SandboxProcess sandbox = new SandboxProcess(process, output);
        await().atMost(TIMEOUT).until(() -> !process.isAlive() || sandbox.find(GREETING) != null);
        if (!process.isAlive()) {
            throw new IllegalStateException("The sandbox did not start:\n" + Files.readString(output));
        }
        return sandbox;
    }

    private static String absolute(String classPath) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    String url() {
        return find(GREETING);
    }

    /** Stops the sandbox as Ctrl-C does, which aborts calls under way. Returns its counters. */
    SandboxStats stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "The sandbox did not stop within " + TIMEOUT.toSeconds() + " s: see " + output);
        }
        String statistics = find(STATISTICS);
        if (statistics == null) {
            throw new IllegalStateException("The sandbox stopped without printing its statistics: see " + output);
        }
        return JSON.readValue(statistics, SandboxStats.class);
    }

    private String find(Pattern pattern) {
        try {
            Matcher line = pattern.matcher(Files.readString(output));
            return line.find() ? line.group(1) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
