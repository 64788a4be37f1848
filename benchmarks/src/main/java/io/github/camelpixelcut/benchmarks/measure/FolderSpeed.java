package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.report.Target;

/** The first route of README with default options, and a service that takes one second for each picture. */
final class FolderSpeed implements Measurement {

    private static final int LATENCY_MILLIS = 1000;

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        int pictures = environment.repetitions(30, 200);
        Figure ours = speed(environment, PIXELCUT, pictures);
        Figure peer = speed(environment, CAMEL_HTTP, pictures);
        String name = "Folder of %d pictures, latency 1 s".formatted(pictures);
        return Results.of(Row.withRelativeTarget(name, ours, CAMEL_HTTP.title(), peer, Target.atLeast(8)));
    }

    private static Figure speed(BenchmarkEnvironment environment, Contender contender, int pictures) throws Exception {
        FolderRuns runs = new FolderRuns(environment, environment.pictures().ofMegabytes(1));
        try (ClientProcess client = environment.client(contender, LATENCY_MILLIS, 0)) {
            Reading reading = runs.run(client, pictures);
            return new Figure(reading.callsPerSecond(), "pictures/s");
        }
    }
}
