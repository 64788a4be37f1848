package io.github.camelpixelcut.benchmarks.measure;

import java.util.stream.DoubleStream;

final class Median {

    private Median() {}

    /** The median; for an even number of values, the mean of the two in the middle. */
    static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
