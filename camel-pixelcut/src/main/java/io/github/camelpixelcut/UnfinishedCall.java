package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import java.time.Instant;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/**
 * A call that may have been paid for and gave no picture. It stays with the exchange as a property (a redelivery
 * restores headers and body, but not properties), so that Camel's redelivery does not pay again.
 *
 * @param failure what the call ended with
 * @param resultUrlExpires until when its result can be fetched; null where no result is known
 */
record UnfinishedCall(Endpoint endpoint, PixelcutException failure, Instant resultUrlExpires) {

    private static final String PROPERTY = "CamelPixelcutUnfinishedCall";

    static void remember(Exchange exchange, Endpoint endpoint, PixelcutException failure) {
        Instant expires = exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES, Instant.class);
        exchange.setProperty(
                PROPERTY, new UnfinishedCall(endpoint, failure, failure.getResultUrl() == null ? null : expires));
    }

    /** The call that this one repeats; null if this is a call of its own. Forgets it either way. */
    static UnfinishedCall repeatedBy(Exchange exchange, Endpoint endpoint) {
        UnfinishedCall unfinished = (UnfinishedCall) exchange.removeProperty(PROPERTY);
        boolean redelivered = exchange.getMessage().getHeader(Exchange.REDELIVERED, false, Boolean.class);
        boolean repeated =
                unfinished != null && redelivered && unfinished.endpoint().equals(endpoint);
        return repeated ? unfinished : null;
    }

    boolean canBeFetched() {
        return resultUrlExpires != null && Instant.now().isBefore(resultUrlExpires);
    }
}
