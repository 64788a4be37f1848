package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The local check before an upload, measured by JMH with pictures that are just too large. */
final class LocalCheck implements Measurement {

    private static final double MAX_MICROS = 1000;
    private static final double MAX_KIB = 64;

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (String format : List.of("jpeg", "png", "webp")) {
            rows.addAll(rows(format, measure(environment, format)));
        }
        return new Results(rows, List.of());
    }

    private static RunResult measure(BenchmarkEnvironment environment, String format) throws Exception {
        // A second JMH run on the machine is tolerated: all figures here are far below their targets.
        System.setProperty("jmh.ignoreLock", "true");
        return new Runner(new OptionsBuilder()
                        .include(LocalCheckBenchmark.class.getName())
                        .param(
                                "picture",
                                environment.pictures().tooLarge(format).toString())
                        .forks(environment.repetitions(1, 3))
                        .warmupIterations(environment.repetitions(1, 5))
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(environment.repetitions(2, 10))
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }

    private static List<Row> rows(String format, RunResult result) {
        String name = "Local check of a 6001x6001 " + format.toUpperCase(Locale.ROOT);
        Figure micros = new Figure(result.getPrimaryResult().getScore(), "µs");
        Figure memory = new Figure(
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024, "KiB");
        return List.of(
                Row.withTarget(name, micros, "at most 1 ms", micros.value() <= MAX_MICROS),
                Row.withTarget(name + ": allocated", memory, "at most 64 KiB", memory.value() <= MAX_KIB));
    }
}
