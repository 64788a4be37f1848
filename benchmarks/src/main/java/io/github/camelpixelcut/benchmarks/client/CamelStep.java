package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** The step of a Camel route that makes the call. */
public interface CamelStep {

    /** Sets the component's options. */
    void configure(CamelContext context);

    /** Adds the call to a route; the body is the result afterwards. */
    void addTo(RouteDefinition route);

    /** Adds the call as in the first route of README. */
    void addAsInReadmeTo(RouteDefinition route);
}
