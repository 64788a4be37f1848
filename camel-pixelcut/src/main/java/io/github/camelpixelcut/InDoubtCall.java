package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import java.time.Instant;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.util.ObjectHelper;

/**
 * A call that may have been paid for and gave no picture. It stays with the exchange as a property (a redelivery
 * restores headers and body, but not properties), so that Camel's redelivery does not pay again.
 *
 * @param failure what the call ended with
 * @param resultUrlExpires until when its result can be fetched; null where no result is known
 * @param redeliveries how often Camel had redelivered the exchange when the call failed
 */
record InDoubtCall(Endpoint endpoint, PixelcutException failure, Instant resultUrlExpires, int redeliveries) {

    private static final String PROPERTY = "CamelPixelcutUnfinishedCall";

    static void remember(Exchange exchange, Endpoint endpoint, PixelcutException failure) {
        Instant expires = exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES, Instant.class);
        // Camel sets it anew when it hands the failure to a handler: isHandled looks for that.
        exchange.removeProperty(ExchangePropertyKey.FAILURE_ENDPOINT);
        exchange.setProperty(
                PROPERTY,
                new InDoubtCall(
                        endpoint, failure, failure.getResultUrl() == null ? null : expires, redeliveries(exchange)));
    }

    /** The call that this one repeats; null if this is a call of its own. Forgets it either way. */
    static InDoubtCall repeatedBy(Exchange exchange, Endpoint endpoint) {
        InDoubtCall unfinished = (InDoubtCall) exchange.removeProperty(PROPERTY);
        if (unfinished == null) {
            return ofAnotherPart(exchange, endpoint);
        }
        boolean again = !isHandled(exchange) || redeliveries(exchange) > unfinished.redeliveries();
        return again && unfinished.endpoint().equals(endpoint) ? unfinished : null;
    }

    /**
     * The call of a part of a split message: its properties are not copied back, but the exception is, and a redelivery
     * of the whole brings it to all parts.
     */
    private static InDoubtCall ofAnotherPart(Exchange exchange, Endpoint endpoint) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        PixelcutException failure = ObjectHelper.getException(PixelcutException.class, caught);
        boolean redelivered = exchange.getMessage().getHeader(Exchange.REDELIVERED, false, Boolean.class);
        return redelivered && !isHandled(exchange) && failure != null && failure.isPossiblyCharged()
                ? new InDoubtCall(endpoint, failure, null, redeliveries(exchange))
                : null;
    }

    /**
     * Whether the last failure reached a handler of the route, so that what follows is the route's own wish. Not told
     * by the header that marks a redelivery: it outlives a redelivery that succeeded, and a route may remove it.
     */
    private static boolean isHandled(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT) != null;
    }

    private static int redeliveries(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }

    boolean canBeFetched() {
        return resultUrlExpires != null && Instant.now().isBefore(resultUrlExpires);
    }
}
