package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;

/** A process that starts a Camel context with one route, and prints how long that took, in nanoseconds. */
public final class ContextStart {

    private ContextStart() {}

    /** Arguments: the contender and the API's base URL. */
    public static void main(String[] args) throws Exception {
        CamelStep step = Contender.valueOf(args[0]).step(args[1], 0);
        // In an application, logging is initialized before the first context is created.
        LoggerFactory.getLogger(ContextStart.class);
        long start = System.nanoTime();
        CamelContext context = new DefaultCamelContext();
        step.configure(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.addTo(from("direct:generate"));
            }
        });
        context.start();
        System.out.println(System.nanoTime() - start);
        System.exit(0);
    }
}
