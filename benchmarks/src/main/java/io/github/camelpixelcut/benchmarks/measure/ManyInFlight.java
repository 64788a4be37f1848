package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.JDK_CLIENT;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import java.util.List;

/** A thousand slow concurrent calls on virtual threads, after warm-up rounds. */
final class ManyInFlight implements Measurement {

    private static final int CALLS = 1000;
    private static final int LATENCY_MILLIS = 2000;
    private static final double MAX_SECONDS = 1.5 * LATENCY_MILLIS / 1000;
    private static final int MAX_THREADS = 64;
    private static final int WARM_UPS = 3;
    private static final String NAME = "1,000 calls at once, latency 2 s";

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        if (environment.virtualThreadsJdk() == null) {
            return Results.of(Row.notMeasured(NAME, "no JDK 21 or later"));
        }
        Task calls = new Task.Calls(
                environment.pictures().ofMegabytes(0.2).toString(), CALLS, CALLS, LoadServer.RESULT_SIZE);
        try (Clients clients = new Clients()) {
            for (Contender contender : List.of(PIXELCUT, CAMEL_HTTP, JDK_CLIENT)) {
                clients.add(contender, client(environment, contender));
            }
            for (int i = 0; i < WARM_UPS; i++) {
                clients.warmUp(calls);
            }
            return results(clients.alternate(calls, environment.repetitions(1, 5)));
        }
    }

    private static ClientProcess client(BenchmarkEnvironment environment, Contender contender) throws Exception {
        return environment.client(
                environment.virtualThreadsJdk(),
                contender,
                LATENCY_MILLIS,
                CALLS,
                "-Xmx1g",
                "-Dcamel.threads.virtual.enabled=true");
    }

    private static Results results(Rounds rounds) {
        Figure time = timeOf(rounds, PIXELCUT);
        double threads = rounds.largest(PIXELCUT, Reading::peakThreads);
        return Results.of(
                Row.withTarget(NAME, time, "at most 3 s", time.value() <= MAX_SECONDS),
                Row.withTarget(
                        NAME + ": platform threads",
                        new Figure(threads, "threads"),
                        "at most " + MAX_THREADS,
                        threads <= MAX_THREADS),
                time(rounds, CAMEL_HTTP),
                time(rounds, JDK_CLIENT),
                memory(rounds, CAMEL_HTTP),
                memory(rounds, JDK_CLIENT));
    }

    private static Row time(Rounds rounds, Contender peer) {
        return Row.withoutTarget(NAME, timeOf(rounds, PIXELCUT), peer.title(), timeOf(rounds, peer));
    }

    private static Figure timeOf(Rounds rounds, Contender contender) {
        return new Figure(rounds.median(contender, Reading::wallSeconds), "s");
    }

    private static Row memory(Rounds rounds, Contender peer) {
        return Row.withoutTarget(NAME + ": peak RSS", memoryOf(rounds, PIXELCUT), peer.title(), memoryOf(rounds, peer));
    }

    private static Figure memoryOf(Rounds rounds, Contender contender) {
        return new Figure(rounds.largest(contender, Reading::peakRssBytes) / 1024 / 1024, "MiB");
    }
}
