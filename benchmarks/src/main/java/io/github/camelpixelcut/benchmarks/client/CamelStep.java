package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** How a Camel route turns a picture into its result. */
public interface CamelStep {

    /** Sets the component's options. */
    void configure(CamelContext context);

    /** Adds the call to a route; the body is the result afterwards. */
    void addTo(RouteDefinition route);

    /** The same as the first route of README does it. */
    void addAsInReadmeTo(RouteDefinition route);
}
