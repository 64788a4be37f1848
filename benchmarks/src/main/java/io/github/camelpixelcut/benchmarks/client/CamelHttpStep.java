package io.github.camelpixelcut.benchmarks.client;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.model.RouteDefinition;

/**
 * camel-http behind a processor that builds the form.
 *
 * @param maxConcurrent 0 for camel-http's default
 */
record CamelHttpStep(String baseUrl, int maxConcurrent, MultipartBody multipart) implements CamelStep {

    @Override
    public void configure(CamelContext context) {
        if (maxConcurrent > 0) {
            HttpComponent http = context.getComponent("http", HttpComponent.class);
            http.setMaxTotalConnections(maxConcurrent);
            http.setConnectionsPerRoute(maxConcurrent);
        }
    }

    @Override
    public void addTo(RouteDefinition route) {
        route.process(multipart)
                .setHeader("X-API-KEY")
                .constant("sk_benchmark")
                .setHeader("Accept")
                .constant("image/*")
                .to(baseUrl + "/v1/generate-background?httpMethod=POST");
    }

    /** One request without a separate download: simpler and faster than what the component does in that route. */
    @Override
    public void addAsInReadmeTo(RouteDefinition route) {
        addTo(route);
    }
}
