package io.github.camelpixelcut;

import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's event notifiers, told as Camel tells them its own events. */
final class Notifiers {

    private static final Logger LOG = LoggerFactory.getLogger(Notifiers.class);

    private Notifiers() {}

    /** @param event is made only if there are notifiers */
    static void tell(CamelContext context, Supplier<CamelEvent> event) {
        ManagementStrategy management = context.getManagementStrategy();
        List<EventNotifier> notifiers = management.getStartedEventNotifiers();
        if (notifiers.isEmpty()) {
            return;
        }
        CamelEvent told = event.get();
        if (management.getEventFactory().isTimestampEnabled()) {
            told.setTimestamp(System.currentTimeMillis());
        }
        notifiers.forEach(notifier -> tell(notifier, told));
    }

    private static void tell(EventNotifier notifier, CamelEvent event) {
        try {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Throwable e) {
            // As Camel does: a failing notifier must not affect the call or the other notifiers.
            LOG.warn("An event notifier failed on '{}'; ignored", event, e);
        }
    }
}
