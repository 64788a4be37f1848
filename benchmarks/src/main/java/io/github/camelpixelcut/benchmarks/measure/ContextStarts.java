package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.ContextStart;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;

/** The time that a context with one route takes to start, each time in a new JVM. */
final class ContextStarts implements Measurement {

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        // The first start of each contender fills the disk caches and is not measured.
        start(environment, PIXELCUT);
        start(environment, CAMEL_HTTP);
        for (int i = 0; i < environment.repetitions(5, 20); i++) {
            ours.add(start(environment, PIXELCUT));
            peers.add(start(environment, CAMEL_HTTP));
            peers.add(start(environment, CAMEL_HTTP));
            ours.add(start(environment, PIXELCUT));
        }
        return Results.of(Row.withRelativeTarget(
                "Start of a context", median(ours), CAMEL_HTTP.title(), median(peers), Target.atMost(1.1)));
    }

    /** In milliseconds. */
    private static double start(BenchmarkEnvironment environment, Contender contender) throws Exception {
        try (JavaProcess jvm = environment.jvm(ContextStart.class, contender.name(), environment.baseUrl(0))) {
            return Long.parseLong(jvm.readLine()) / 1e6;
        }
    }

    private static Figure median(List<Double> values) {
        return new Figure(Median.of(values.stream().mapToDouble(Double::doubleValue)), "ms");
    }
}
