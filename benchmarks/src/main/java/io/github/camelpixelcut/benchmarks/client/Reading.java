package io.github.camelpixelcut.benchmarks.client;

/**
 * What a client process measured while it did one task.
 *
 * @param completed calls whose result arrived whole
 * @param failure the first failure; null if there was none
 * @param wallNanos from the first call to the end of the last
 * @param cpuNanos the CPU time of the whole process: callers, HTTP, compiler, garbage collector
 * @param allocatedBytes by all threads
 * @param peakThreads platform threads at most at once, those of the JVM itself left out
 * @param peakRssBytes the largest resident set since the process started; 0 where the system does not tell
 */
public record Reading(
        int completed,
        String failure,
        long wallNanos,
        long cpuNanos,
        long allocatedBytes,
        int peakThreads,
        long peakRssBytes) {

    /** In nanoseconds. */
    public double cpuPerCall() {
        return (double) cpuNanos / completed;
    }

    /** In bytes. */
    public double allocatedPerCall() {
        return (double) allocatedBytes / completed;
    }

    public double callsPerSecond() {
        return completed * 1e9 / wallNanos;
    }

    public double wallSeconds() {
        return wallNanos / 1e9;
    }
}
