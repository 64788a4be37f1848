package io.github.camelpixelcut.benchmarks.client;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The bytes that all threads of this process have allocated. JDK 21 and later count them for the whole JVM. On older
 * JDKs all threads are sampled every 20 ms, so for a thread that has ended, only the allocations since its last sample
 * are missing.
 */
final class AllocatedBytes implements AutoCloseable {

    private static final int INTERVAL_MILLIS = 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> byThread = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "allocated-bytes");
        thread.setDaemon(true);
        return thread;
    });
    private long samplerId;

    AllocatedBytes() {
        if (ofTheJvm() < 0) {
            sampler.scheduleWithFixedDelay(this::sample, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    long total() throws Exception {
        long ofTheJvm = ofTheJvm();
        if (ofTheJvm >= 0) {
            return ofTheJvm;
        }
        sampler.submit(this::sample).get();
        return byThread.values().stream().mapToLong(Long::longValue).sum();
    }

    /** -1 before JDK 21. Read as a JMX attribute, because the method is not in the API of Java 17. */
    private static long ofTheJvm() {
        try {
            ObjectName threading = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
            return (long)
                    ManagementFactory.getPlatformMBeanServer().getAttribute(threading, "TotalThreadAllocatedBytes");
        } catch (AttributeNotFoundException e) {
            return -1;
        } catch (JMException e) {
            throw new IllegalStateException("The JVM does not report the allocated bytes", e);
        }
    }

    private void sample() {
        samplerId = Thread.currentThread().getId();
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            // The sampler's own allocations are not the contender's; -1 is a thread that has ended meanwhile.
            if (ids[i] != samplerId && bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
