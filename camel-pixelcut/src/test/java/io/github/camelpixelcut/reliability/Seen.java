package io.github.camelpixelcut.reliability;

import java.util.function.IntSupplier;
import org.apache.camel.Exchange;

/**
 * The observed outcome of a fault.
 *
 * @param exchange the exchange at the end of the route
 * @param requests the number of requests that the server received
 * @param pictures the number of pictures that the server made
 */
record Seen(Exchange exchange, IntSupplier requests, IntSupplier pictures) {

    static Seen of(Exchange exchange, FaultyServer server) {
        return new Seen(exchange, server::requests, server::pictures);
    }
}
