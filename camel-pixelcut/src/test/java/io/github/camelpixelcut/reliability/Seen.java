package io.github.camelpixelcut.reliability;

import java.util.function.IntSupplier;
import org.apache.camel.Exchange;

/**
 * What was seen of a fault.
 *
 * @param exchange the message as the route left it
 * @param requests how many requests the server saw
 * @param pictures how many pictures it made
 */
record Seen(Exchange exchange, IntSupplier requests, IntSupplier pictures) {

    static Seen of(Exchange exchange, FaultyServer server) {
        return new Seen(exchange, server::requests, server::pictures);
    }
}
