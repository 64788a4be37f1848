package io.github.camelpixelcut.observability;

import io.github.camelpixelcut.Charge;
import io.github.camelpixelcut.Credits;
import io.github.camelpixelcut.PixelcutCall;
import io.github.camelpixelcut.PixelcutCallCompletedEvent;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutCreditsEvent;
import io.github.camelpixelcut.PixelcutOperation;
import io.github.camelpixelcut.PixelcutPace;
import io.github.camelpixelcut.error.PixelcutException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meters of one Camel context, updated by the events of the component. A simple notifier, because with any other
 * notifier Camel creates events for all exchanges.
 */
final class CallMeters extends SimpleEventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(CallMeters.class);

    /** The tag that Camel's own meters have, so that filters for those also apply to these. */
    private static final String CONTEXT_TAG = "camelContext";

    /** The name under which Camel first looks up its meter registry. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    /** The component's default requestTimeout. Micrometer's own limit for histograms is 30 s. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private static final Duration SHORTEST_CALL = Duration.ofMillis(10);

    private final CamelContext camel;
    private final Set<Meter> gauges = ConcurrentHashMap.newKeySet();
    /** By the names of component and client. */
    private final Map<List<String>, Gauge> credits = new HashMap<>();

    private final Map<List<String>, List<Meter>> paces = new HashMap<>();

    private volatile MeterRegistry registry;

    CallMeters(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.CamelContextStartedEvent) {
            begin();
        } else if (event instanceof PixelcutCallCompletedEvent call && findRegistry()) {
            record(call.getCall());
            updateGaugesOfCredits();
            updateMetersOfPaces();
        } else if (event instanceof PixelcutCreditsEvent && findRegistry()) {
            updateGaugesOfCredits();
        }
    }

    /** Registers the counters with zero, so that rates are correct from the first call on. */
    private void begin() {
        if (!findRegistry()) {
            LOG.info("Pixelcut meters are disabled: there is no MeterRegistry in Camel's registry");
            return;
        }
        pictures("yes");
        pictures("possibly");
        reusedPictures();
        gauges.add(Gauge.builder("pixelcut.calls.inflight", camel, CallMeters::inFlight)
                .description("Calls under way")
                .tags(tags())
                .register(registry));
    }

    private void record(PixelcutCall call) {
        Tags operation = tags().and("operation", call.operation().toString());
        Timer.builder("pixelcut.calls")
                .description("Calls including their retries")
                .tags(operation)
                .tag("outcome", call.failure() == null ? "success" : "failure")
                .tag(
                        "errorCode",
                        call.failure() == null ? "none" : call.errorCode().value())
                .tag("exception", exception(call.failure()))
                .minimumExpectedValue(SHORTEST_CALL)
                .maximumExpectedValue(LONGEST_CALL)
                .register(registry)
                .record(call.duration());
        if (call.operation() == PixelcutOperation.GENERATE_BACKGROUND) {
            Timer.builder("pixelcut.pace.wait")
                    .description("How long calls waited for their turn in the account's pace")
                    .tags(operation)
                    .maximumExpectedValue(LONGEST_CALL)
                    .register(registry)
                    .record(call.waited());
        }
        Counter.builder("pixelcut.retries")
                .description("Requests that were sent again, including downloads")
                .tags(operation)
                .register(registry)
                .increment(call.retries());
        if (call.charge() != Charge.NONE) {
            pictures(call.charge() == Charge.CERTAIN ? "yes" : "possibly").increment();
        }
        if (call.reused() && call.failure() == null) {
            reusedPictures().increment();
        }
    }

    /** The tag value for a failure: one of a short, fixed list. */
    private static String exception(Throwable failure) {
        if (failure == null) {
            return "none";
        }
        return failure instanceof PixelcutException ? failure.getClass().getSimpleName() : "other";
    }

    private Counter pictures(String charged) {
        return Counter.builder("pixelcut.pictures")
                .description("Pictures that cost credits, or may have cost credits because the answer was lost")
                .tags(tags())
                .tag("charged", charged)
                .register(registry);
    }

    private Counter reusedPictures() {
        return Counter.builder("pixelcut.pictures.reused")
                .description("Pictures that were delivered again, and paid for by an earlier call")
                .tags(tags())
                .register(registry);
    }

    /** There are gauges of open clients whose credits are known: unknown credits are not shown as a number. */
    private synchronized void updateGaugesOfCredits() {
        Set<List<String>> known = new HashSet<>();
        components(camel)
                .forEach((name, component) -> component
                        .getStatistics()
                        .credits()
                        .keySet()
                        .forEach(client -> {
                            List<String> key = List.of(name, client);
                            known.add(key);
                            credits.computeIfAbsent(key, any -> gaugeOfCredits(name, component, client));
                        }));
        credits.forEach((key, gauge) -> {
            if (!known.contains(key)) {
                registry.remove(gauge);
            }
        });
        credits.keySet().retainAll(known);
    }

    private Gauge gaugeOfCredits(String name, PixelcutComponent component, String client) {
        return Gauge.builder("pixelcut.credits", component, known -> credits(known, client))
                .description("Credits left at the last request to the API")
                .tags(tags())
                .tag("component", name)
                .tag("client", client)
                .register(registry);
    }

    private static double credits(PixelcutComponent component, String client) {
        Credits credits = component.getStatistics().credits().get(client);
        return credits == null ? Double.NaN : credits.remaining();
    }

    /** There are meters of open clients whose account has a pace. */
    private synchronized void updateMetersOfPaces() {
        Set<List<String>> known = new HashSet<>();
        components(camel)
                .forEach((name, component) -> component
                        .getStatistics()
                        .paces()
                        .keySet()
                        .forEach(client -> {
                            List<String> key = List.of(name, client);
                            known.add(key);
                            paces.computeIfAbsent(key, any -> metersOfPace(name, component, client));
                        }));
        paces.forEach((key, meters) -> {
            if (!known.contains(key)) {
                meters.forEach(registry::remove);
            }
        });
        paces.keySet().retainAll(known);
    }

    private List<Meter> metersOfPace(String name, PixelcutComponent component, String client) {
        Tags tags = tags().and("component", name, "client", client);
        return List.of(
                Gauge.builder("pixelcut.pace", component, known -> pace(known, client, PixelcutPace::requestsPerSecond))
                        .description("Requests per second that are sent at most")
                        .tags(tags)
                        .register(registry),
                Gauge.builder("pixelcut.pace.waiting", component, known -> pace(known, client, PixelcutPace::waiting))
                        .description("Calls that wait for their turn")
                        .tags(tags)
                        .register(registry),
                FunctionCounter.builder(
                                "pixelcut.pace.permits", component, known -> pace(known, client, PixelcutPace::permits))
                        .description("Requests that were permitted, including those that were sent again")
                        .tags(tags)
                        .register(registry),
                FunctionCounter.builder(
                                "pixelcut.pace.refused", component, known -> pace(known, client, PixelcutPace::refused))
                        .description("Requests that the API answered with 429")
                        .tags(tags)
                        .register(registry));
    }

    private static double pace(PixelcutComponent component, String client, ToDoubleFunction<PixelcutPace> value) {
        PixelcutPace pace = component.getStatistics().paces().get(client);
        return pace == null ? Double.NaN : value.applyAsDouble(pace);
    }

    private static double inFlight(CamelContext camel) {
        return components(camel).values().stream()
                .mapToLong(component -> component.getStatistics().inFlight())
                .sum();
    }

    private static Map<String, PixelcutComponent> components(CamelContext camel) {
        Map<String, PixelcutComponent> components = new TreeMap<>();
        for (String name : camel.getComponentNames()) {
            if (camel.hasComponent(name) instanceof PixelcutComponent component) {
                components.put(name, component);
            }
        }
        return components;
    }

    private Tags tags() {
        return Tags.of(CONTEXT_TAG, camel.getName());
    }

    private boolean findRegistry() {
        if (registry == null) {
            registry = find(camel.getRegistry());
        }
        return registry != null;
    }

    /** The registry that Camel uses for its own meters. */
    private static MeterRegistry find(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY_NAME, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        MeterRegistry composite = beans.findSingleByType(CompositeMeterRegistry.class);
        return composite != null ? composite : beans.findSingleByType(MeterRegistry.class);
    }

    synchronized void removeGauges() {
        gauges.forEach(gauge -> registry.remove(gauge));
        gauges.clear();
        credits.values().forEach(gauge -> registry.remove(gauge));
        credits.clear();
        paces.values().forEach(meters -> meters.forEach(registry::remove));
        paces.clear();
    }
}
