package io.github.camelpixelcut.benchmarks.soak;

import java.lang.management.ManagementFactory;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OperatingSystem;

/**
 * What this process holds.
 *
 * @param heap bytes in use after a collection
 * @param threads live ones, those of the JVM included
 * @param files open files, sockets included
 * @param connections TCP connections that are not closed on both sides; one to this process itself counts twice
 */
record Resources(long heap, long threads, long files, long connections) {

    private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

    static Resources measure() {
        return new Resources(
                heapInUse(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                SYSTEM.getCurrentProcess().getOpenFiles(),
                openConnections());
    }

    private static long heapInUse() {
        // Twice: what cleaners hold is free at the second only.
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
