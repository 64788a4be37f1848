package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final AtomicReference<Thread> waiting = new AtomicReference<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Workers workers = new Workers(threads, 1);

    @BeforeEach
    void oneCallWaitsForAnother() {
        CountDownLatch begun = new CountDownLatch(1);
        threads.execute(() -> call(() -> {
            begun.countDown();
            end.await();
        }));
        await().until(() -> begun.getCount() == 0);
        threads.execute(() -> {
            waiting.set(Thread.currentThread());
            failure.complete(call(() -> {}));
        });
        await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.WAITING);
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    /** Returns what it fails with, or null. */
    private Throwable call(Workers.Call call) {
        try {
            workers.call(call);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    void aCallThatStillWaitsWhenTheComponentIsStoppedSaysSo() {
        workers.close();
        waiting.get().interrupt();

        await().until(failure::isDone);
        assertThat(failure.join())
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("No call was made: the component was stopped");
    }

    @Test
    void aCallWhoseThreadIsInterruptedWhileItWaitsIsInterrupted() {
        waiting.get().interrupt();

        await().until(failure::isDone);
        assertThat(failure.join()).isInstanceOf(InterruptedException.class);
    }
}
