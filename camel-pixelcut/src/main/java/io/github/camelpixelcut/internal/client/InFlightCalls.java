package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.PixelcutException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The calls in flight. Each is aborted at its deadline, and all are aborted when the client is closed. */
final class InFlightCalls {

    private static final String STOPPED = "the component was stopped";

    private final ScheduledExecutorService timer;
    private final Set<InFlightCall> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    InFlightCalls(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Runs a call with all its attempts. */
    <T> T run(InFlightCall call, Attempts<T> attempts) throws PixelcutException {
        Future<?> deadline = timer.schedule(call::endLate, call.timeLeft().toMillis(), TimeUnit.MILLISECONDS);
        underWay.add(call);
        if (closed) {
            call.end(STOPPED);
        }
        try {
            return attempts.run();
        } finally {
            underWay.remove(call);
            deadline.cancel(false);
        }
    }

    /** One attempt of a call. */
    static <T> T send(HttpClient http, InFlightCall call, HttpUriRequestBase request, ResponseHandler<T> handler)
            throws IOException, PixelcutException {
        call.send(request);
        try {
            return handler.handle(http.executeOpen(null, request, HttpClientContext.create()));
        } finally {
            // An answer that was read gave its connection back to the pool. Any other is dropped here with its
            // connection: closing it, as a handler given to HttpClient would, reads an endless body to its end.
            request.cancel();
        }
    }

    void endAll() {
        closed = true;
        underWay.forEach(call -> call.end(STOPPED));
    }

    @FunctionalInterface
    interface Attempts<T> {
        T run() throws PixelcutException;
    }

    @FunctionalInterface
    interface ResponseHandler<T> {
        T handle(ClassicHttpResponse response) throws IOException, PixelcutException;
    }
}
