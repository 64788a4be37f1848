package io.github.camelpixelcut.benchmarks.client;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Measures what this process uses between the construction of the meter and the call of {@link #read}. */
final class ResourceMeter implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AllocatedBytes allocated = new AllocatedBytes();
    private final long allocatedBefore = allocated.total();
    private final long cpuBefore = system.getProcessCpuTime();
    private long startNanos = System.nanoTime();

    ResourceMeter() throws Exception {
        threads.resetPeakThreadCount();
    }

    /** @param nanos the {@link System#nanoTime} at which the work began, if later than the construction */
    void clockStartedAt(long nanos) {
        startNanos = nanos;
    }

    Reading read(int completed, String failure) throws Exception {
        long wall = System.nanoTime() - startNanos;
        long cpu = system.getProcessCpuTime() - cpuBefore;
        long bytes = allocated.total() - allocatedBefore;
        return new Reading(completed, failure, wall, cpu, bytes, threads.getPeakThreadCount(), peakRssBytes());
    }

    private static long peakRssBytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        allocated.close();
    }
}
