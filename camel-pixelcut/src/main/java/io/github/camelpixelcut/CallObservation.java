package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.CallMetrics;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Observes the call of one exchange: counts it, sets the headers that describe it, and notifies Camel's event notifiers
 * when it has ended.
 */
final class CallObservation {

    private final Exchange exchange;
    private final PixelcutOperation operation;
    private final CallCounters counters;
    private PixelcutCall ended;

    CallObservation(Exchange exchange, PixelcutEndpoint endpoint) {
        this.exchange = exchange;
        this.operation = endpoint.getOperation();
        this.counters = endpoint.getComponent().counters();
    }

    /** Runs the call and passes on what it throws. */
    void over(PixelcutClient http, Step step) throws Exception {
        CallMetrics metrics = new CallMetrics();
        long start = System.nanoTime();
        Throwable failure = null;
        counters.begin();
        try {
            forgetLastCall(exchange.getMessage());
            step.run(http.recordingTo(metrics));
            describe(exchange.getMessage(), metrics);
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            if (isOfAnEarlierCall(failure, metrics)) {
                counters.cancel();
            } else {
                ended = new PixelcutCall(
                        operation,
                        Duration.ofNanos(System.nanoTime() - start),
                        metrics.waited(),
                        metrics.attempts(),
                        metrics.statusCode(),
                        charge(metrics),
                        metrics.isReused(),
                        failure);
                counters.end(ended, rateLimit(metrics));
            }
        }
    }

    /** Whether a repetition was refused: nothing was sent, and the failure was counted when it occurred. */
    private static boolean isOfAnEarlierCall(Throwable failure, CallMetrics metrics) {
        return failure instanceof PixelcutException e && e.isPossiblyCharged() && metrics.attempts() == 0;
    }

    private static Charge charge(CallMetrics metrics) {
        if (metrics.isPaid()) {
            return Charge.CERTAIN;
        }
        return metrics.isInDoubt() ? Charge.POSSIBLE : Charge.NONE;
    }

    private static RateLimit rateLimit(CallMetrics metrics) {
        return metrics.rateLimitedAt() == null ? null : new RateLimit(metrics.rateLimitedAt(), metrics.retryAfter());
    }

    private static void forgetLastCall(Message message) {
        message.removeHeader(PixelcutConstants.ATTEMPTS);
        message.removeHeader(PixelcutConstants.STATUS_CODE);
    }

    private static void describe(Message message, CallMetrics metrics) {
        message.setHeader(PixelcutConstants.ATTEMPTS, metrics.attempts());
        message.setHeader(PixelcutConstants.STATUS_CODE, metrics.statusCode());
    }

    /**
     * Notifies as Camel does for its own events. To be called when the exchange has its result or failure and the
     * permit is released: a notifier may take long, or make a call itself.
     */
    void tellNotifiers() {
        // A call made by a notifier sends no event: a notifier that makes calls would cause endless events.
        if (ended != null && !exchange.getExchangeExtension().isNotifyEvent()) {
            Notifiers.tell(exchange.getContext(), () -> new PixelcutCallCompletedEvent(exchange, ended));
        }
    }

    @FunctionalInterface
    interface Step {
        void run(PixelcutClient http) throws Exception;
    }
}
