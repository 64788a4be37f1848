package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.PixelcutClient;
import org.apache.camel.Exchange;

/**
 * One operation of the API: its path, how a message becomes a request, and how the answer becomes a message. Stateless.
 */
interface Operation {

    /**
     * @param purchases used by an operation that costs credits
     * @throws Exception usually a {@link io.github.camelpixelcut.error.PixelcutException}
     */
    void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, Purchases purchases)
            throws Exception;
}
