package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Calls the API beside the caller's thread, and never pays for the same exchange twice unless the route asks for it.
 */
class PixelcutProducer extends DefaultAsyncProducer {

    /** Above this a failed exchange is better handled than kept waiting. */
    private static final Duration MAX_REDELIVERY_DELAY = Duration.ofMinutes(10);

    private SharedClient client;

    PixelcutProducer(PixelcutEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public PixelcutEndpoint getEndpoint() {
        return (PixelcutEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = getEndpoint().getComponent().clientFor(getEndpoint().getConfiguration());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (client == null) {
            // Camel does not start what is made while it stops.
            exchange.setException(new RejectedExecutionException(getEndpoint() + " was not started; nothing was sent"));
            callback.done(true);
            return true;
        }
        try {
            // A transaction belongs to its thread.
            if (!exchange.isTransacted()
                    && client.workers().handOver(() -> {
                        call(exchange);
                        callback.done(false);
                    })) {
                return false;
            }
            call(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** Leaves a result or an exception in the exchange, whatever happens. */
    private void call(Exchange exchange) {
        CallObservation watch = new CallObservation(exchange, getEndpoint());
        try {
            client.workers().call(() -> callOrResume(exchange, watch));
        } catch (PixelcutException e) {
            fail(exchange, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (Throwable e) {
            exchange.setException(e);
        }
        watch.tellNotifiers();
    }

    private void callOrResume(Exchange exchange, CallObservation watch) throws Exception {
        InDoubtCall unfinished = operation().isFree() ? null : InDoubtCall.repeatedBy(exchange, getEndpoint());
        if (unfinished == null) {
            watch.over(
                    client.http(),
                    http -> operation().call(exchange, getEndpoint().getConfiguration(), http));
        } else {
            resume(exchange, unfinished, watch);
        }
    }

    private Operation operation() {
        return getEndpoint().getOperation().operation();
    }

    /** Fetches what was paid for, or fails as before without a call. */
    private void resume(Exchange exchange, InDoubtCall unfinished, CallObservation watch) throws Exception {
        String resultUrl = unfinished.failure().getResultUrl();
        if (resultUrl != null) {
            ResultMessage.setResultUrl(exchange, resultUrl, unfinished.resultUrlExpires());
        }
        if (!unfinished.canBeFetched()) {
            throw unfinished.failure();
        }
        watch.over(
                client.http(),
                http -> ResultMessage.fetch(exchange, getEndpoint().getConfiguration(), http, resultUrl));
    }

    private void fail(Exchange exchange, PixelcutException failure) {
        exchange.setException(failure);
        if (failure.getResultUrl() != null) {
            ResultMessage.keepResultUrl(exchange, failure.getResultUrl());
        }
        if (failure.isPossiblyCharged() && !operation().isFree()) {
            InDoubtCall.remember(exchange, getEndpoint(), failure);
        }
        Duration retryAfter = failure.getRetryAfter();
        if (retryAfter != null && retryAfter.compareTo(MAX_REDELIVERY_DELAY) <= 0) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, retryAfter.toMillis());
        }
    }
}
