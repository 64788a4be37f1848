package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;

/**
 * What Camel offers for an account with a limit: a throttle, and the redelivery of calls that were refused.
 *
 * @param threads that process pictures at the same time; 0 to wait for each picture
 */
record ThrottledHttpStep(CamelStep http, int threads) implements CamelStep {

    private static final int REQUESTS_PER_SECOND = 5;
    private static final int REDELIVERIES = 5;

    @Override
    public void configure(CamelContext context) {
        http.configure(context);
    }

    @Override
    public void addTo(RouteDefinition route) {
        http.addTo(route);
    }

    @Override
    public void addAsInReadmeTo(RouteDefinition route) {
        route.errorHandler(new DefaultErrorHandlerDefinition().maximumRedeliveries(REDELIVERIES));
        route.throttle(REQUESTS_PER_SECOND);
        if (threads > 0) {
            route.threads(threads, threads);
        }
        addTo(route);
    }
}
