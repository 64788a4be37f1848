package io.github.camelpixelcut.benchmarks.client;

/**
 * What a client process measured during one task.
 *
 * @param completed calls whose result arrived complete
 * @param failure the first failure; null if there was none
 * @param wallNanos from the first call to the end of the last one
 * @param cpuNanos the CPU time of the whole process: callers, HTTP, compiler, garbage collector
 * @param allocatedBytes by all threads
 * @param peakThreads the largest number of live platform threads, without those of the JVM itself
 * @param peakRssBytes the largest resident set size since the process started; 0 if the system does not report it
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
