package io.github.camelpixelcut.reliability;

import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;

/**
 * A route that requests pictures, and the number of pictures that it pays for.
 *
 * @param kind who requests the same picture again
 * @param shape the route, as named in the documentation
 * @param faults the faults of the service
 * @param routes adds the routes; the first one consumes from {@code direct:in}
 * @param paid the number of requests that cost credits
 * @param ends whether the route has a picture at the end
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

    /** The faults of the service. */
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
