package io.github.camelpixelcut;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once if the definition of a route contains the API key or the password of the proxy, because Camel shows
 * definitions to everyone who can dump routes. When an endpoint is created, Camel has already replaced placeholders in
 * its URI. Therefore the definition is searched: it contains placeholders and names of beans as they were written.
 */
final class SecretInRouteWarning extends LifecycleStrategySupport {

    private static final Logger LOG = LoggerFactory.getLogger(SecretInRouteWarning.class);

    /** The values of secret options in the URIs of routes that Camel is adding, each with the name of its option. */
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean dynamicChecked = new AtomicBoolean();

    /** @param value as the endpoint uses it: with placeholders and beans resolved */
    void inUri(CamelContext context, String option, String value) {
        if (warned.get() || ObjectHelper.isEmpty(value)) {
            return;
        }
        if (isAddingRoutes(context)) {
            secrets.put(value, option);
        } else if (!dynamicChecked.getAndSet(true)) {
            // An endpoint of toD: mostly the secret is part of the message, and then it is so for all further
            // endpoints.
            context.getRoutes().forEach(route -> warnOf(route, Map.of(value, option)));
        }
    }

    private static boolean isAddingRoutes(CamelContext context) {
        return !context.isStarted()
                || context.getCamelContextExtension().isSetupRoutes()
                || context.getRouteController().isStartingRoutes();
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        if (!secrets.isEmpty()) {
            routes.forEach(route -> warnOf(route, secrets));
        }
    }

    private void warnOf(Route route, Map<String, String> ofUris) {
        String definition = warned.get() ? "" : definitionOf(route);
        ofUris.entrySet().stream()
                .filter(secret -> contains(definition, secret.getKey()))
                .findFirst()
                .filter(secret -> !warned.getAndSet(true))
                .ifPresent(secret -> {
                    secrets.clear();
                    LOG.warn(
                            "The definition of the route {} contains the value of the option {}. Camel shows it in dumps of"
                                    + " routes (JMX, developer console), and logs it at TRACE. Set the option at the component"
                                    + " instead, the API key also by the environment variable {}. If endpoints need different"
                                    + " values, put them into Camel's registry as beans, and use {}=#bean:name. This is logged"
                                    + " once",
                            route.getRouteId(),
                            secret.getValue(),
                            PixelcutComponent.API_KEY_VARIABLE,
                            secret.getValue());
                });
    }

    private static boolean contains(String definition, String value) {
        return Stream.of("=", "=RAW(", "=RAW{").anyMatch(before -> definition.contains(before + value));
    }

    /** As Camel dumps it; empty if it cannot. */
    private static String definitionOf(Route route) {
        try {
            return PluginHelper.getModelToXMLDumper(route.getCamelContext())
                    .dumpModelAsXml(route.getCamelContext(), route.getRoute());
        } catch (Exception e) {
            LOG.debug("The definition of the route {} cannot be dumped", route.getRouteId(), e);
            return "";
        }
    }
}
