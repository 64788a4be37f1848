package io.github.camelpixelcut.observability;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Adds the meters to each Camel context. Discovered and called by Camel. */
public class PixelcutMetersPlugin implements ContextServicePlugin {

    private final Map<CamelContext, CallMeters> meters = new ConcurrentHashMap<>();

    @Override
    public void load(CamelContext camelContext) {
        CallMeters added = new CallMeters(camelContext);
        meters.put(camelContext, added);
        camelContext.getManagementStrategy().addEventNotifier(added);
    }

    @Override
    public void unload(CamelContext camelContext) {
        CallMeters removed = meters.remove(camelContext);
        if (removed != null) {
            camelContext.getManagementStrategy().removeEventNotifier(removed);
            removed.removeGauges();
        }
    }
}
