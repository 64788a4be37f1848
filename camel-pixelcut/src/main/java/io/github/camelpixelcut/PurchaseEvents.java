package io.github.camelpixelcut;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Updates {@link ExchangePurchases} from Camel's events, which neither a route nor a message can change, unlike headers
 * and properties. One for each context.
 */
final class PurchaseEvents extends EventNotifierSupport {

    private PurchaseEvents() {
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
    }

    static void listenTo(CamelContext context) {
        boolean listening =
                context.getManagementStrategy().getEventNotifiers().stream().anyMatch(PurchaseEvents.class::isInstance);
        if (!listening) {
            EventNotifier events = new PurchaseEvents();
            context.getManagementStrategy().addEventNotifier(events);
        }
    }

    @Override
    public void notify(CamelEvent event) {
        if (!(event instanceof CamelEvent.ExchangeEvent of)) {
            return;
        }
        Exchange exchange = of.getExchange();
        ExchangePurchases purchases = ExchangePurchases.of(exchange);
        switch (event.getType()) {
            case ExchangeCreated -> purchases.created(exchange);
            case ExchangeSending ->
                purchases.sending(exchange, ((CamelEvent.ExchangeSendingEvent) event).getEndpoint());
            case ExchangeSent -> purchases.sent(exchange, ((CamelEvent.ExchangeSentEvent) event).getEndpoint());
            case ExchangeRedelivery -> purchases.redelivered(exchange);
            case ExchangeFailureHandling -> purchases.handled(exchange);
            case ExchangeCompleted, ExchangeFailed -> purchases.done(exchange);
            default -> {
                // Not needed to recognise repetitions.
            }
        }
    }
}
