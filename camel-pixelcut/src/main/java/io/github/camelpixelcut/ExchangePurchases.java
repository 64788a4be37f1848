package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.image.FingerprintedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.SafeCopyProperty;

/**
 * What an exchange has bought, with all its copies and parts, and which of it may be asked for again by Camel.
 *
 * <p>A failure opens a purchase: as long as nobody has handled it, whatever asks for the same is a repetition. Camel's
 * redelivery opens what was bought since the step that it repeats began. A handler of the route closes it: what is
 * asked for after that is a wish of the route. Told by Camel's events ({@link PurchaseEvents}), because headers and
 * properties can be removed by the route and brought by a message.
 *
 * <p>It is a property of a kind that {@code removeProperties} does not reach, and that copies of the exchange share.
 */
final class ExchangePurchases implements SafeCopyProperty {

    private static final String NAME = "CamelPixelcutPurchases";
    /** The parent of an exchange that has none. */
    private static final String NONE = "";

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, Purchase> byPosition = new TreeMap<>();
    private final Map<Purchase.What, List<Purchase>> byRequest = new HashMap<>();
    /** The exchange that each copy or part was made from, by their ids. */
    private final Map<String, String> parents = new HashMap<>();
    /** The steps that an exchange is in, the innermost first. */
    private final Map<String, Deque<Step>> steps = new HashMap<>();

    /** Bodies that can be read only once, and were; null while there was none, as for nearly all exchanges. */
    private Set<Object> readStreams;

    /**
     * The number of redeliveries when an exchange began or was last redelivered: an attempt that was given up, as a
     * circuit breaker does, and ends late must not close what a later attempt has to find open.
     */
    private final Map<String, Integer> generations = new HashMap<>();

    private int generation;
    private long position;

    private ExchangePurchases() {}

    static ExchangePurchases of(Exchange exchange) {
        ExchangeExtension extension = exchange.getExchangeExtension();
        ExchangePurchases purchases = extension.getSafeCopyProperty(NAME, ExchangePurchases.class);
        if (purchases == null) {
            purchases = new ExchangePurchases();
            extension.setSafeCopyProperty(NAME, purchases);
        }
        return purchases;
    }

    @Override
    public SafeCopyProperty safeCopy() {
        return this;
    }

    /** A step that sends an exchange somewhere; the first one of an exchange is the exchange as a whole. */
    private static final class Step {

        private final Endpoint endpoint;
        private final long start;
        private final Object redeliveryCounter;
        /** Where the step that follows the last successful one within this one began. */
        private long next;

        Step(Endpoint endpoint, long start, Object redeliveryCounter) {
            this.endpoint = endpoint;
            this.start = start;
            this.next = start;
            this.redeliveryCounter = redeliveryCounter;
        }
    }

    void created(Exchange exchange) {
        // Camel has just set it: no step of the route was there to change it.
        String parent = parentOf(exchange);
        locked(() -> {
            generations.put(exchange.getExchangeId(), generation);
            if (parent != null) {
                parents.put(exchange.getExchangeId(), parent);
            } else if (parents.isEmpty()) {
                parents.put(exchange.getExchangeId(), NONE);
            }
            // Else the application has copied it by itself: nobody knows what it is a part of.
        });
    }

    private static String parentOf(Exchange exchange) {
        String parent = exchange.getProperty(ExchangePropertyKey.CORRELATION_ID, String.class);
        return exchange.getExchangeId().equals(parent) ? null : parent;
    }

    void sending(Exchange exchange, Endpoint endpoint) {
        locked(() -> stepsOf(exchange)
                .push(new Step(endpoint, position, exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER))));
    }

    void sent(Exchange exchange, Endpoint endpoint) {
        locked(() -> {
            Deque<Step> inner = stepsOf(exchange);
            if (inner.stream().noneMatch(step -> step.endpoint == endpoint)) {
                return;
            }
            Step step = inner.pop();
            while (step.endpoint != endpoint) {
                step = inner.pop();
            }
            if (exchange.isFailed()) {
                since(step.start, exchange, purchase -> purchase.open(generationOf(exchange)));
                inner.element().next = step.start;
                restoreRedeliveryCounter(exchange, step);
            } else {
                since(step.start, exchange, purchase -> closeUnlessInDoubt(purchase, exchange));
                inner.element().next = position;
            }
        });
    }

    /** Camel counts its redeliveries by a header: where a route removes it, it would redeliver for ever. */
    private void restoreRedeliveryCounter(Exchange exchange, Step step) {
        Message message = exchange.getMessage();
        if (step.redeliveryCounter != null
                && !byPosition.isEmpty()
                && message.getHeader(Exchange.REDELIVERY_COUNTER) == null) {
            message.setHeader(Exchange.REDELIVERY_COUNTER, step.redeliveryCounter);
        }
    }

    private void closeUnlessInDoubt(Purchase purchase, Exchange exchange) {
        if (!purchase.isInDoubt() && isUpToDate(exchange, purchase)) {
            purchase.close();
        }
    }

    private boolean isUpToDate(Exchange exchange, Purchase purchase) {
        return generationOf(exchange) >= purchase.openedIn();
    }

    private int generationOf(Exchange exchange) {
        return generations.computeIfAbsent(exchange.getExchangeId(), id -> generation);
    }

    void redelivered(Exchange exchange) {
        locked(() -> {
            generation++;
            generations.put(exchange.getExchangeId(), generation);
            since(stepsOf(exchange).element().next, exchange, purchase -> purchase.open(generation));
            since(0, exchange, purchase -> {
                purchase.redelivered();
                if (purchase.isInFlight()) {
                    purchase.open(generation);
                }
            });
        });
    }

    /** A handler of the route has seen the failure: what follows is a wish of the route. */
    void handled(Exchange exchange) {
        locked(() -> since(0, exchange, Purchase::close));
    }

    /** What a part has bought belongs to the whole from now on. */
    void done(Exchange exchange) {
        locked(() -> {
            steps.remove(exchange.getExchangeId());
            generations.remove(exchange.getExchangeId());
            String parent = parents.get(exchange.getExchangeId());
            if (parent != null && !parent.equals(NONE)) {
                parents.remove(exchange.getExchangeId());
                byPosition.values().stream()
                        .filter(purchase -> purchase.exchangeId().equals(exchange.getExchangeId()))
                        .forEach(purchase -> purchase.giveTo(parent));
            }
        });
    }

    private Deque<Step> stepsOf(Exchange exchange) {
        return steps.computeIfAbsent(exchange.getExchangeId(), id -> {
            // A part that shares the unit of work of the whole has no event of its creation.
            String parent = parentOf(exchange);
            if (parent != null) {
                parents.putIfAbsent(id, parent);
            }
            Deque<Step> outermost = new ArrayDeque<>();
            outermost.push(new Step(null, 0, null));
            return outermost;
        });
    }

    private void since(long start, Exchange exchange, Consumer<Purchase> action) {
        byPosition.tailMap(start, true).values().stream()
                .filter(purchase -> isOf(purchase, exchange.getExchangeId()))
                .forEach(action);
    }

    /** Whether it was asked for by this exchange or by a part of it; also where nobody knows what it is a part of. */
    private boolean isOf(Purchase purchase, String exchangeId) {
        String id = purchase.exchangeId();
        while (id != null && !id.equals(exchangeId)) {
            id = parents.get(id);
        }
        return !NONE.equals(id);
    }

    /**
     * The purchase that this request repeats; null if it is one of its own. It belongs to this exchange from now on.
     *
     * @throws IOException if the image cannot be read
     */
    Purchase repeatedBy(Exchange exchange, Object place, Purchase.What what, FingerprintedImage image)
            throws IOException, InterruptedException {
        Purchase takenMeanwhile = null;
        for (Purchase purchase : candidates(exchange, place, what)) {
            if (purchase.isOf(image)) {
                if (take(purchase, exchange)) {
                    return purchase;
                }
                takenMeanwhile = purchase;
            }
        }
        // Several attempts may wait for the same call in flight, where a circuit breaker gives up waiting: they share
        // it.
        return takenMeanwhile;
    }

    /** That of the same step before any other: two steps that ask for the same get each their own again. */
    private List<Purchase> candidates(Exchange exchange, Object place, Purchase.What what) {
        lock.lock();
        try {
            return byRequest.getOrDefault(what, List.of()).stream()
                    .filter(purchase ->
                            purchase.isOpen() && !isHandledUnseen(purchase, exchange) || isGivenUp(exchange))
                    .sorted(Comparator.comparing((Purchase purchase) -> !purchase.isAt(place))
                            .thenComparing(Purchase::position))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where the route goes on after a failure without an event: {@code continued(true)}, and the fallback of a circuit
     * breaker. Both leave the failure in a property that Camel sets and nobody else can: it is this very object.
     */
    private static boolean isHandledUnseen(Purchase purchase, Exchange exchange) {
        return purchase.failure() != null
                && !purchase.isRedelivered()
                && exchange.getException() == null
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) == purchase.failure();
    }

    /** Whether what it is a part of was redelivered since it began: nobody waits for it any more. */
    private boolean isGivenUp(Exchange exchange) {
        return newestGeneration(exchange) > generationOf(exchange);
    }

    private int newestGeneration(Exchange exchange) {
        int newest = generationOf(exchange);
        for (String id = parents.get(exchange.getExchangeId()); id != null; id = parents.get(id)) {
            newest = Math.max(newest, generations.getOrDefault(id, 0));
        }
        return newest;
    }

    private boolean take(Purchase purchase, Exchange exchange) {
        lock.lock();
        try {
            if (isGivenUp(exchange)) {
                return true;
            }
            if (!purchase.isOpen()) {
                return false;
            }
            place(purchase, exchange);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Begins a purchase of its own. */
    Purchase begin(Exchange exchange, Object place, Purchase.What what, FingerprintedImage image) {
        Purchase purchase = new Purchase(what, image, exchange.getMessage().getBody(), place);
        locked(() -> {
            byRequest.computeIfAbsent(what, any -> new ArrayList<>(1)).add(purchase);
            place(purchase, exchange);
            if (isGivenUp(exchange)) {
                purchase.open(newestGeneration(exchange));
            }
        });
        return purchase;
    }

    /** @return false if the stream was read already: what is left of it is no image */
    boolean beginReading(Object stream) {
        lock.lock();
        try {
            if (readStreams == null) {
                readStreams = Collections.newSetFromMap(new WeakHashMap<>());
            }
            return readStreams.add(stream);
        } finally {
            lock.unlock();
        }
    }

    /** The image that was in a stream which was read already, if a purchase of it may be repeated. */
    Optional<FingerprintedImage> imageBoughtFrom(Object stream) {
        lock.lock();
        try {
            return byPosition.values().stream()
                    .filter(purchase -> purchase.isOpen() && purchase.isReadFrom(stream))
                    .map(Purchase::image)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    private void place(Purchase purchase, Exchange exchange) {
        byPosition.remove(purchase.position());
        position++;
        purchase.move(exchange.getExchangeId(), position);
        byPosition.put(position, purchase);
        position++;
    }

    /** What failed may be repeated by Camel, also where its events are switched off. */
    void open(Exchange exchange, Purchase purchase) {
        locked(() -> purchase.open(generationOf(exchange)));
    }

    /** What is known to have cost nothing. */
    void forget(Purchase purchase) {
        locked(() -> {
            byPosition.remove(purchase.position());
            byRequest.get(purchase.what()).remove(purchase);
        });
        purchase.end();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
