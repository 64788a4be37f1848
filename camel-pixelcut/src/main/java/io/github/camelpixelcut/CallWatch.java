package io.github.camelpixelcut;

import io.github.camelpixelcut.client.CallReport;
import io.github.camelpixelcut.client.PixelcutClient;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one call: counts it, tells the message what it took, and Camel's event notifiers that it has ended. */
final class CallWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);

    private final CallCounters counters;
    private final PixelcutOperation operation;
    private final CallReport report = new CallReport();
    private final long start = System.nanoTime();

    private CallWatch(CallCounters counters, PixelcutOperation operation) {
        this.counters = counters;
        this.operation = operation;
    }

    /** Makes the call. What it throws is passed on. */
    static void over(Exchange exchange, PixelcutEndpoint endpoint, PixelcutClient http, Step step) throws Exception {
        CallCounters counters = endpoint.getComponent().counters();
        new CallWatch(counters, endpoint.getOperation()).run(exchange, http, step);
    }

    private void run(Exchange exchange, PixelcutClient http, Step step) throws Exception {
        counters.begin();
        Throwable failure = null;
        try {
            forgetLastCall(exchange.getMessage());
            step.run(http.reportingTo(report));
            describe(exchange.getMessage());
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            end(exchange, failure);
        }
    }

    private static void forgetLastCall(Message message) {
        message.removeHeader(PixelcutConstants.ATTEMPTS);
        message.removeHeader(PixelcutConstants.STATUS_CODE);
    }

    private void describe(Message message) {
        message.setHeader(PixelcutConstants.ATTEMPTS, report.attempts());
        message.setHeader(PixelcutConstants.STATUS_CODE, report.statusCode());
    }

    private void end(Exchange exchange, Throwable failure) {
        PixelcutCall call = new PixelcutCall(
                operation,
                Duration.ofNanos(System.nanoTime() - start),
                report.attempts(),
                report.statusCode(),
                report.charge(),
                failure);
        counters.end(call, report.rateLimit());
        notify(exchange, call);
    }

    private static void notify(Exchange exchange, PixelcutCall call) {
        ManagementStrategy management = exchange.getContext().getManagementStrategy();
        if (management.getEventNotifiers().isEmpty()) {
            return;
        }
        try {
            management.notify(new PixelcutCallEvent(exchange, call));
        } catch (Exception e) {
            // As Camel does: who watches must not break what is watched.
            LOG.warn("An event notifier failed on the end of a call; ignored", e);
        }
    }

    @FunctionalInterface
    interface Step {
        void run(PixelcutClient http) throws Exception;
    }
}
