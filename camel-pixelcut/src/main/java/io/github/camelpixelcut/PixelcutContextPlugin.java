package io.github.camelpixelcut;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Observes from its first step on what an exchange buys, even if the first {@code pixelcut} endpoint is created in the
 * middle of an exchange ({@code toD}). Camel finds and loads it when a context is created; applications do not use it.
 */
public class PixelcutContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        PurchaseEvents.listenTo(camelContext);
    }
}
