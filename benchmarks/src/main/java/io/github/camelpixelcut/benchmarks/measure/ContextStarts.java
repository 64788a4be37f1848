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

/** How long a context with one route takes to start, each time in a new JVM. */
final class ContextStarts implements Measure {

    @Override
    public Results run(Lab lab) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        // The first of each fills the caches of the disk.
        start(lab, PIXELCUT);
        start(lab, CAMEL_HTTP);
        for (int i = 0; i < lab.times(5, 20); i++) {
            ours.add(start(lab, PIXELCUT));
            peers.add(start(lab, CAMEL_HTTP));
            peers.add(start(lab, CAMEL_HTTP));
            ours.add(start(lab, PIXELCUT));
        }
        return Results.of(Row.compared(
                "Start of a context", median(ours), CAMEL_HTTP.title(), median(peers), Target.atMost(1.1)));
    }

    /** In milliseconds. */
    private static double start(Lab lab, Contender contender) throws Exception {
        try (Jvm jvm = lab.jvm(ContextStart.class, contender.name(), lab.baseUrl(0))) {
            return Long.parseLong(jvm.readLine()) / 1e6;
        }
    }

    private static Figure median(List<Double> values) {
        return new Figure(Median.of(values.stream().mapToDouble(Double::doubleValue)), "ms");
    }
}
