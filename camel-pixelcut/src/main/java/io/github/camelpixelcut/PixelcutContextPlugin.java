package io.github.camelpixelcut;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Loaded by Camel when a context begins: what an exchange has bought is watched from its first step on, also where the
 * first {@code pixelcut} endpoint is created in the middle of an exchange ({@code toD}). Not to be used by
 * applications.
 */
public class PixelcutContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        PurchaseEvents.listenTo(camelContext);
    }
}
