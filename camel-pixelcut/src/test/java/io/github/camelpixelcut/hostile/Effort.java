package io.github.camelpixelcut.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What the current thread spent. Of the time only that on the processor: it does not depend on how busy the machine is.
 *
 * @param cpu time on the processor, native code included
 * @param allocated bytes, also those that were garbage at once
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
