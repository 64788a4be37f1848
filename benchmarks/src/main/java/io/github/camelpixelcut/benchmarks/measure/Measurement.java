package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.report.Results;

/** One measurement of the benchmark. */
@FunctionalInterface
interface Measurement {
    Results run(BenchmarkEnvironment environment) throws Exception;
}
