package io.github.camelpixelcut.reliability;

import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;

/**
 * A route that asks for pictures, and how many of them it pays for.
 *
 * @param kind who asks for the same picture again
 * @param shape the route, as the documentation names it
 * @param faults what the service does
 * @param routes makes the routes; the first one begins at {@code direct:in}
 * @param paid how many requests that cost credits the service has to see
 * @param ends whether the route gets a picture in the end
 */
record RouteShape(Kind kind, String shape, Faults faults, Consumer<RouteBuilder> routes, int paid, boolean ends) {

    enum Kind {
        CAMEL("Camel repeats"),
        ROUTE("the route asks");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What the service answers. */
    enum Faults {
        NONE("none"),
        ONE_LOST("one answer is lost (504)"),
        ALL_LOST("all answers are lost (504)"),
        ONE_DOWNLOAD("one download fails");

        private final String text;

        Faults(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public String toString() {
        return kind + ": " + shape + " (" + faults + ")";
    }
}
