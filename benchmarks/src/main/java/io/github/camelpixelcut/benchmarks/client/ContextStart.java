package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;

/** A process that starts one Camel context with one route, and prints how many nanoseconds that took. */
public final class ContextStart {

    private ContextStart() {}

    /** Arguments: the contender and the API's base URL. */
    public static void main(String[] args) throws Exception {
        CamelStep step = Contender.valueOf(args[0]).step(args[1], 0);
        // An application's logging runs before its first context.
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
