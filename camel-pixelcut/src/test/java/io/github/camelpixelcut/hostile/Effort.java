package io.github.camelpixelcut.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The CPU time and memory used by the current thread. CPU time does not depend on the load of the machine.
 *
 * @param cpu the CPU time, including native code
 * @param allocated the allocated bytes, including garbage
 */
record Effort(Duration cpu, long allocated) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Effort of(Callable<?> work) throws Exception {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        work.call();
        return new Effort(
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu),
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
