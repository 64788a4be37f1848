package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.PixelcutClient;
import org.apache.camel.Exchange;

/**
 * One operation of the API: its path, how a message becomes a request, and how the answer becomes a message. Stateless.
 */
interface Operation {

    /** Whether its calls wait for their turn within the account's pace, as those that cost credits do. */
    default boolean isPaced() {
        return false;
    }

    /**
     * @param purchases used by an operation that costs credits
     * @throws Exception usually a {@link io.github.camelpixelcut.error.PixelcutException}
     */
    void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, Purchases purchases)
            throws Exception;
}
