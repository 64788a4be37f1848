package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Calls the API on a worker thread, and never pays for the same exchange twice unless the route intends it. */
class PixelcutProducer extends DefaultAsyncProducer {

    /** A longer Retry-After is not passed to Camel: the exchange fails at once instead of waiting. */
    private static final Duration MAX_REDELIVERY_DELAY = Duration.ofMinutes(10);

    private SharedClient client;
    private Purchases purchases;

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
        purchases = new Purchases(
                this, getEndpoint().getComponent()::now, getEndpoint().receipts());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (client == null) {
            // Camel does not start producers that are created while it stops.
            exchange.setException(new RejectedExecutionException(getEndpoint() + " was not started; nothing was sent"));
            callback.done(true);
            return true;
        }
        try {
            // Transacted exchanges stay on the caller's thread.
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
        CallObservation observation = new CallObservation(exchange, getEndpoint());
        try {
            client.workers()
                    .call(() -> observation.over(
                            client.http(),
                            http -> operation().call(exchange, getEndpoint().getConfiguration(), http, purchases)));
        } catch (PixelcutException e) {
            fail(exchange, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (Throwable e) {
            exchange.setException(e);
        }
        observation.tellNotifiers();
    }

    private Operation operation() {
        return getEndpoint().getOperation().operation();
    }

    private void fail(Exchange exchange, PixelcutException failure) {
        exchange.setException(failure);
        if (failure.getResultUrl() != null && failure.isPossiblyCharged()) {
            ResultMessage.keepResultUrl(exchange, failure.getResultUrl());
        }
        Duration retryAfter = failure.getRetryAfter();
        if (retryAfter != null && retryAfter.compareTo(MAX_REDELIVERY_DELAY) <= 0) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, retryAfter.toMillis());
        }
    }
}
