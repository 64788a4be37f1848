package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.CallMetrics;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the call of one exchange: counts it, sets the headers that describe it, and notifies Camel's event notifiers
 * when it has ended.
 */
final class CallObservation {

    private static final Logger LOG = LoggerFactory.getLogger(CallObservation.class);

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
        ManagementStrategy management = exchange.getContext().getManagementStrategy();
        List<EventNotifier> notifiers = management.getStartedEventNotifiers();
        // A call made by a notifier sends no event: a notifier that makes calls would cause endless events.
        if (ended == null
                || notifiers.isEmpty()
                || exchange.getExchangeExtension().isNotifyEvent()) {
            return;
        }
        PixelcutCallCompletedEvent event = new PixelcutCallCompletedEvent(exchange, ended);
        if (management.getEventFactory().isTimestampEnabled()) {
            event.setTimestamp(System.currentTimeMillis());
        }
        notifiers.forEach(notifier -> tell(notifier, event));
    }

    private static void tell(EventNotifier notifier, PixelcutCallCompletedEvent event) {
        try {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Throwable e) {
            // As Camel does: a failing notifier must not affect the call or the other notifiers.
            LOG.warn("An event notifier failed on the end of a call; ignored", e);
        }
    }

    @FunctionalInterface
    interface Step {
        void run(PixelcutClient http) throws Exception;
    }
}
