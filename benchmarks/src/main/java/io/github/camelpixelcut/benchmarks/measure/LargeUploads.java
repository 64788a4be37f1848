package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_BYTES;
import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_STREAM;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.server.LoadServer;

/** Many large uploads at once in a small heap. */
final class LargeUploads implements Measurement {

    private static final int UPLOADS = 64;
    private static final String NAME = UPLOADS + " uploads of 25 MB at once, -Xmx96m";

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        Reading ours = upload(environment, PIXELCUT);
        Reading stream = upload(environment, CAMEL_HTTP_STREAM);
        Reading bytes = upload(environment, CAMEL_HTTP_BYTES);
        return Results.of(
                row(ours, CAMEL_HTTP_STREAM, stream, "all completed", Row.verdict(ours.completed() == UPLOADS)),
                row(ours, CAMEL_HTTP_BYTES, bytes, "", ""));
    }

    private static Reading upload(BenchmarkEnvironment environment, Contender contender) throws Exception {
        String picture = environment.pictures().ofMegabytes(25).toString();
        try (ClientProcess client = environment.client(contender, 0, UPLOADS, "-Xmx96m")) {
            return client.attempt(new Task.Calls(picture, UPLOADS, UPLOADS, LoadServer.RESULT_SIZE));
        }
    }

    private static Row row(Reading ours, Contender peer, Reading theirs, String target, String verdict) {
        return new Row(NAME, text(ours), peer.title(), text(theirs), "", target, verdict);
    }

    private static String text(Reading reading) {
        // Only the type of the failure: the table has no space for its message.
        String failure =
                reading.failure() == null ? "" : "; " + reading.failure().replaceFirst(":.*", "");
        return "%d of %d in %s, peak RSS %s%s"
                .formatted(
                        reading.completed(),
                        UPLOADS,
                        new Figure(reading.wallSeconds(), "s").text(),
                        new Figure(reading.peakRssBytes() / 1024.0 / 1024, "MiB").text(),
                        failure);
    }
}
