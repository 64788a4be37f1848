package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.report.Results;

/** One measure of the benchmark. */
@FunctionalInterface
interface Measure {
    Results run(Lab lab) throws Exception;
}
