package io.github.camelpixelcut.benchmarks.client;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The threads that call a contender until all calls of a task are done. */
final class CallerThreads {

    private final Caller caller;
    private final Task.Calls task;
    private final AtomicInteger left;
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>();

    CallerThreads(Caller caller, Task.Calls task) {
        this.caller = caller;
        this.task = task;
        this.left = new AtomicInteger(task.calls());
    }

    Reading run() throws Exception {
        try (ResourceMeter meter = new ResourceMeter()) {
            ExecutorService threads = newThreads();
            for (int i = 0; i < task.concurrency(); i++) {
                threads.execute(this::callUntilDone);
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
            return meter.read(completed.get(), failure.get());
        }
    }

    private void callUntilDone() {
        while (left.getAndDecrement() > 0) {
            call();
        }
    }

    private void call() {
        try {
            long size = caller.call(Path.of(task.picture()));
            if (size != task.resultSize()) {
                throw new IllegalStateException("The result has " + size + " bytes instead of " + task.resultSize());
            }
            completed.incrementAndGet();
        } catch (Throwable e) {
            // Errors too: some contenders are expected to run out of memory.
            failure.compareAndSet(null, e.toString());
        }
    }

    /** Virtual threads if Camel is configured to use them. By reflection, because Java 17 does not have them. */
    private static ExecutorService newThreads() throws ReflectiveOperationException {
        return Boolean.getBoolean("camel.threads.virtual.enabled")
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newCachedThreadPool();
    }
}
