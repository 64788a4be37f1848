package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.Account;
import io.github.camelpixelcut.internal.client.AccountLimits;
import io.github.camelpixelcut.internal.client.Pace;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Calls the API on a worker thread, and never pays for the same exchange twice unless the route intends it. */
class PixelcutProducer extends DefaultAsyncProducer {

    /** A longer Retry-After is not passed to Camel: the exchange fails at once instead of waiting. */
    private static final Duration MAX_REDELIVERY_DELAY = Duration.ofMinutes(10);

    private volatile SharedClient client;
    /** Null while it is not used. */
    private Account account;

    private volatile AccountLimits limits = AccountLimits.none();
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
        client = takeClient();
        if (operation().isPaced()) {
            joinAccount();
        }
        purchases = new Purchases(
                this, getEndpoint().getComponent()::now, getEndpoint().receipts());
    }

    private void joinAccount() {
        PixelcutComponent component = getEndpoint().getComponent();
        PixelcutConfiguration options = getEndpoint().getConfiguration();
        Account joined = component.accountFor(options);
        limits = component.accounts().join(joined, options.paceSettings());
        account = joined;
    }

    private void leaveAccount() {
        if (account != null) {
            getEndpoint().getComponent().accounts().leave(account);
            account = null;
        }
    }

    private SharedClient takeClient() {
        return getEndpoint().getComponent().takeClient(getEndpoint().getConfiguration());
    }

    private void giveBack(SharedClient used) {
        getEndpoint().getComponent().giveBack(used);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        leaveAccount();
        SharedClient used = client;
        if (used != null) {
            client = null;
            giveBack(used);
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (purchases == null) {
            // Camel does not start producers that are created while it stops.
            exchange.setException(new RejectedExecutionException(getEndpoint() + " was not started; nothing was sent"));
            callback.done(true);
            return true;
        }
        try {
            if (process(exchange, callback, clientForCall())) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (RejectedExecutionException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /**
     * A client of its own if this producer was stopped: Camel's caches stop producers that they have just given out.
     */
    private SharedClient clientForCall() {
        SharedClient current = client;
        return current != null && current.takeIfInUse() ? current : takeClient();
    }

    /** @return whether a worker goes on with the exchange */
    private boolean process(Exchange exchange, AsyncCallback callback, SharedClient used) throws InterruptedException {
        Pace pace = limits.pace();
        boolean handedOver = false;
        try {
            // Transacted exchanges stay on the caller's thread.
            handedOver = !exchange.isTransacted()
                    && used.workers().handOver(pace, () -> processOnWorker(exchange, callback, used, pace));
            if (!handedOver) {
                call(exchange, used);
            }
            return handedOver;
        } finally {
            if (!handedOver) {
                giveBack(used);
            }
        }
    }

    private void processOnWorker(Exchange exchange, AsyncCallback callback, SharedClient used, Pace pace) {
        try {
            pace.begun();
            try {
                call(exchange, used);
            } finally {
                pace.arrived();
            }
            callback.done(false);
        } finally {
            giveBack(used);
        }
    }

    /** Leaves a result or an exception in the exchange, whatever happens. */
    private void call(Exchange exchange, SharedClient used) {
        CallObservation observation = new CallObservation(exchange, getEndpoint());
        try {
            used.workers()
                    .call(() -> observation.over(
                            used.http().within(limits),
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
