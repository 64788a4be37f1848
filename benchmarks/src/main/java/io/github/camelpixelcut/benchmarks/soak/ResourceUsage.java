package io.github.camelpixelcut.benchmarks.soak;

import java.lang.management.ManagementFactory;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OperatingSystem;

/**
 * The resources that this process holds.
 *
 * @param heap bytes in use after a garbage collection
 * @param threads live threads, including those of the JVM
 * @param files open files, including sockets
 * @param connections TCP connections that are not closed on both sides; a connection to this process itself counts
 *     twice
 */
record ResourceUsage(long heap, long threads, long files, long connections) {

    private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

    static ResourceUsage measure() {
        return new ResourceUsage(
                heapInUse(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                SYSTEM.getCurrentProcess().getOpenFiles(),
                openConnections());
    }

    private static long heapInUse() {
        // Twice: objects that are released by cleaners are freed only by the second collection.
        ManagementFactory.getMemoryMXBean().gc();
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long openConnections() {
        return SYSTEM.getInternetProtocolStats().getConnections().stream()
                .filter(connection -> connection.getowningProcessId() == SYSTEM.getProcessId())
                .filter(connection -> connection.getType().startsWith("tcp"))
                .filter(connection -> connection.getState() != InternetProtocolStats.TcpState.LISTEN)
                .count();
    }
}
