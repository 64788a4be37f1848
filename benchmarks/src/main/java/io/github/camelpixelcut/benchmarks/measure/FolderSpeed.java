package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.report.Target;

/** A folder of pictures, a service that takes a second for each, the first route of README, default options. */
final class FolderSpeed implements Measure {

    private static final int LATENCY_MILLIS = 1000;

    @Override
    public Results run(Lab lab) throws Exception {
        int pictures = lab.times(30, 200);
        Figure ours = speed(lab, PIXELCUT, pictures);
        Figure peer = speed(lab, CAMEL_HTTP, pictures);
        String name = "Folder of %d pictures, latency 1 s".formatted(pictures);
        return Results.of(Row.compared(name, ours, CAMEL_HTTP.title(), peer, Target.atLeast(8)));
    }

    private static Figure speed(Lab lab, Contender contender, int pictures) throws Exception {
        FolderRuns runs = new FolderRuns(lab, lab.pictures().ofMegabytes(1));
        try (ClientProcess client = lab.client(contender, LATENCY_MILLIS, 0)) {
            Reading reading = runs.run(client, pictures);
            return new Figure(reading.callsPerSecond(), "pictures/s");
        }
    }
}
