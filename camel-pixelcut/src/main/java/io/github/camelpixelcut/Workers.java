package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.Pace;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs calls on worker threads, with limited concurrency. A caller waits for a free worker, so that a fast consumer is
 * slowed down and no queue builds up. A worker is busy until the rest of the route has run; a permit is held only for
 * the call.
 */
final class Workers {

    /**
     * Limits the wait for a worker: routes whose workers wait for each other through other threads would deadlock.
     * Longer than a usual call.
     */
    private static final long PATIENCE_SECONDS = 60;

    private static final int WAITING_AT_MOST = 1_000_000;

    private static final ThreadLocal<Boolean> ON_WORKER = new ThreadLocal<>();

    private final ExecutorService executor;
    private final Semaphore idle;
    private final Semaphore permits;
    private volatile boolean closed;

    /** @param executor has at least as many threads as calls are allowed; virtual threads have no bound of their own */
    Workers(ExecutorService executor, int maxConcurrentRequests) {
        this.executor = executor;
        this.idle = new Semaphore(maxConcurrentRequests);
        this.permits = new Semaphore(maxConcurrentRequests);
    }

    /**
     * Gives a task to a worker, waiting for one if need be, and while the line of the account is long.
     *
     * @param pace whose {@link Pace#begun} the task calls
     * @return false if the caller is to run the task: a worker that waited for another one could wait for ever, and the
     *     pool may be shut down or unable to start a thread
     */
    boolean handOver(Pace pace, Runnable task) throws InterruptedException {
        if (ON_WORKER.get() != null) {
            return false;
        }
        pace.awaitRoom(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        boolean handedOver = false;
        try {
            handedOver = idle.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS) && execute(task);
            return handedOver;
        } finally {
            if (!handedOver) {
                pace.left();
            }
        }
    }

    /** @return false if there is no thread for the task */
    private boolean execute(Runnable task) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            executor.execute(() -> work(task, begun));
            return true;
        } catch (Throwable e) {
            // The pool was shut down meanwhile, or there is no memory for another thread. A task that the pool has
            // taken all the same does not begin any more, or has begun.
            boolean callersOwn = begun.compareAndSet(false, true);
            if (callersOwn) {
                idle.release();
            }
            return !callersOwn;
        }
    }

    /** Releases all waiting callers: the pool is about to be shut down. */
    void close() {
        closed = true;
        idle.release(WAITING_AT_MOST);
    }

    private void work(Runnable task, AtomicBoolean begun) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        ON_WORKER.set(true);
        try {
            task.run();
        } finally {
            ON_WORKER.remove();
            idle.release();
        }
    }

    /**
     * Runs a call as soon as it gets a permit. A call never fails because it waited.
     *
     * @throws RejectedExecutionException if it still waits when the workers are closed
     */
    void call(Call call) throws Exception {
        acquirePermit();
        try {
            call.run();
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() throws InterruptedException {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            if (closed) {
                throw new RejectedExecutionException("No call was made: the component was stopped", e);
            }
            throw e;
        }
    }

    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }
}
