package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.PixelcutException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The calls in flight. Each is aborted at its deadline, and all are aborted when the client is closed. */
final class InFlightCalls {

    private final ScheduledExecutorService timer;
    private final Set<InFlightCall> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    InFlightCalls(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    <T> T run(HttpClient http, InFlightCall call, ResponseHandler<T> handler) throws IOException, PixelcutException {
        long requestTimeout = call.retries().requestTimeout().toMillis();
        Future<?> deadline = timer.schedule(
                () -> call.end("the requestTimeout of " + requestTimeout + " ms was over"),
                call.time().toMillis(),
                TimeUnit.MILLISECONDS);
        underWay.add(call);
        if (closed) {
            call.end("the component was stopped");
        }
        call.metrics().sent();
        try {
            return handler.handle(http.executeOpen(null, call.request(), call.newContext()));
        } finally {
            underWay.remove(call);
            deadline.cancel(false);
            // An answer that was read gave its connection back to the pool. Any other is dropped here with its
            // connection: closing it, as a handler given to HttpClient would, reads an endless body to its end.
            call.request().cancel();
        }
    }

    void endAll() {
        closed = true;
        underWay.forEach(call -> call.end("the component was stopped"));
    }

    @FunctionalInterface
    interface ResponseHandler<T> {
        T handle(ClassicHttpResponse response) throws IOException, PixelcutException;
    }
}
