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
 * What an exchange has bought, together with its copies and parts, and which of these purchases Camel may repeat.
 *
 * <p>A failure opens a purchase: until the failure is handled, an equal request is a repetition. A redelivery opens all
 * that was bought since the repeated step began. A handler of the route closes the purchases: later requests are
 * intended by the route. Updated by Camel's events ({@link PurchaseEvents}), because a route can remove headers and
 * properties, and a message can contain them.
 *
 * <p>It is stored in a kind of exchange property that {@code removeProperties} does not remove, and that copies of the
 * exchange share.
 */
final class ExchangePurchases implements SafeCopyProperty {

    private static final String NAME = "CamelPixelcutPurchases";
    /** Stands for the parent of an exchange without one. */
    private static final String NONE = "";

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, Purchase> byPosition = new TreeMap<>();
    private final Map<Purchase.What, List<Purchase>> byRequest = new HashMap<>();
    /** The exchange that each copy or part was made from, by their ids. */
    private final Map<String, String> parents = new HashMap<>();
    /** The steps that an exchange is in, the innermost first. */
    private final Map<String, Deque<Step>> steps = new HashMap<>();

    /** Bodies that can be read only once and have been read; null if there was none, as for nearly all exchanges. */
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
        // Camel has just set it, and no step of the route has run since.
        String parent = parentOf(exchange);
        locked(() -> {
            generations.put(exchange.getExchangeId(), generation);
            if (parent != null) {
                parents.put(exchange.getExchangeId(), parent);
            } else if (parents.isEmpty()) {
                parents.put(exchange.getExchangeId(), NONE);
            }
            // Otherwise the application has copied the exchange itself, and its parent is not known.
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

    /** Camel counts its redeliveries in a header. If a route removes it, Camel would redeliver without end. */
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

    /** A handler of the route has received the failure: later requests are intended by the route. */
    void handled(Exchange exchange) {
        locked(() -> since(0, exchange, Purchase::close));
    }

    /** Makes the purchases of a part purchases of the whole exchange. */
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

    /**
     * Whether it was made by this exchange or by a part of it; also true if the parent of the exchange that made it is
     * not known.
     */
    private boolean isOf(Purchase purchase, String exchangeId) {
        String id = purchase.exchangeId();
        while (id != null && !id.equals(NONE) && !id.equals(exchangeId)) {
            id = parents.get(id);
        }
        return !NONE.equals(id);
    }

    /**
     * The purchase that this request repeats, which becomes a purchase of this exchange; null if the request is a new
     * purchase.
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

    /** Prefers the purchase of the same step: two steps with equal requests each get their own result again. */
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
     * Whether the route has continued after a failure for which Camel sends no event: {@code continued(true)}, and the
     * fallback of a circuit breaker. Both leave the failure in a property, as the same object, so that nothing else can
     * have set it.
     */
    private static boolean isHandledUnseen(Purchase purchase, Exchange exchange) {
        return purchase.failure() != null
                && !purchase.isRedelivered()
                && exchange.getException() == null
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) == purchase.failure();
    }

    /** Whether the exchange of which it is a part was redelivered since it began: nothing waits for it any more. */
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

    /** Begins a new purchase. */
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

    /** @return false if the stream was read already: what is left of it is not an image */
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

    /** The image of a stream that was read already, if its purchase may be repeated. */
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

    /** Camel may repeat a failed purchase, even if its events are disabled. */
    void open(Exchange exchange, Purchase purchase) {
        locked(() -> purchase.open(generationOf(exchange)));
    }

    /** Removes a purchase that is known to have cost nothing. */
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
