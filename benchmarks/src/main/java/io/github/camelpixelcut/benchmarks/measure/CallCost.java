package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_BYTES;
import static io.github.camelpixelcut.benchmarks.client.Contender.HTTP_CLIENT;
import static io.github.camelpixelcut.benchmarks.client.Contender.JDK_CLIENT;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT_NOT_CONVERTED;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.report.Target;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import java.util.List;

/** Uploads of 5 MB with answers of 200 KB, four at a time: CPU, allocation, throughput. */
final class CallCost implements Measurement {

    private static final int CONCURRENT_CALLS = 4;
    private static final double ALLOWANCE_KIB = 64;
    private static final List<Contender> CONTENDERS =
            List.of(PIXELCUT, CAMEL_HTTP, HTTP_CLIENT, JDK_CLIENT, PIXELCUT_NOT_CONVERTED, CAMEL_HTTP_BYTES);

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        String picture = environment.pictures().ofMegabytes(5).toString();
        try (Clients clients = new Clients()) {
            for (Contender contender : CONTENDERS) {
                clients.add(contender, environment.client(contender, 0, CONCURRENT_CALLS, "-Xms256m", "-Xmx256m"));
            }
            clients.warmUp(calls(picture, environment.repetitions(300, 1000)));
            return results(clients.alternate(
                    calls(picture, environment.repetitions(150, 400)), environment.repetitions(3, 10)));
        }
    }

    private static Task calls(String picture, int calls) {
        return new Task.Calls(picture, calls, CONCURRENT_CALLS, LoadServer.RESULT_SIZE);
    }

    private static Results results(Rounds rounds) {
        return Results.of(
                cpu(rounds, CAMEL_HTTP, Target.atMost(1)),
                cpu(rounds, HTTP_CLIENT, Target.atMost(1.1)),
                shown("CPU per call", cpu(rounds, PIXELCUT), JDK_CLIENT, cpu(rounds, JDK_CLIENT)),
                allocated(rounds),
                shown("Allocated per call", memory(rounds, PIXELCUT), HTTP_CLIENT, memory(rounds, HTTP_CLIENT)),
                shown("Allocated per call", memory(rounds, PIXELCUT), JDK_CLIENT, memory(rounds, JDK_CLIENT)),
                shown(
                        "Allocated per call",
                        memory(rounds, PIXELCUT),
                        CAMEL_HTTP_BYTES,
                        memory(rounds, CAMEL_HTTP_BYTES)),
                allocatedNotConverted(rounds),
                throughput(rounds, CAMEL_HTTP, Target.atLeast(1)),
                throughput(rounds, HTTP_CLIENT, Target.atLeast(0.95)),
                shown("Throughput", speed(rounds, PIXELCUT), JDK_CLIENT, speed(rounds, JDK_CLIENT)));
    }

    private static Row cpu(Rounds rounds, Contender peer, Target target) {
        return Row.withRelativeTarget("CPU per call", cpu(rounds, PIXELCUT), peer.title(), cpu(rounds, peer), target);
    }

    private static Row allocated(Rounds rounds) {
        return Row.withRelativeTarget(
                "Allocated per call",
                memory(rounds, PIXELCUT),
                CAMEL_HTTP.title(),
                memory(rounds, CAMEL_HTTP),
                Target.atMost(0.5));
    }

    private static Row allocatedNotConverted(Rounds rounds) {
        double limit = LoadServer.RESULT_SIZE / 1024.0 + ALLOWANCE_KIB;
        Figure ours = memory(rounds, PIXELCUT_NOT_CONVERTED);
        return Row.withTarget(
                "Allocated per call, result not converted",
                ours,
                "at most " + new Figure(limit, ours.unit()).text() + " (result + 64)",
                ours.value() <= limit);
    }

    private static Row throughput(Rounds rounds, Contender peer, Target target) {
        return Row.withRelativeTarget("Throughput", speed(rounds, PIXELCUT), peer.title(), speed(rounds, peer), target);
    }

    private static Row shown(String measure, Figure ours, Contender peer, Figure peerFigure) {
        return Row.withoutTarget(measure, ours, peer.title(), peerFigure);
    }

    private static Figure cpu(Rounds rounds, Contender contender) {
        return new Figure(rounds.median(contender, Reading::cpuPerCall) / 1e6, "ms");
    }

    private static Figure memory(Rounds rounds, Contender contender) {
        return new Figure(rounds.median(contender, Reading::allocatedPerCall) / 1024, "KiB");
    }

    private static Figure speed(Rounds rounds, Contender contender) {
        return new Figure(rounds.median(contender, Reading::callsPerSecond), "calls/s");
    }
}
