package io.github.camelpixelcut.benchmarks.client;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutRateLimiter;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * The component.
 *
 * @param maxConcurrent 0 for the component's default
 * @param paced whether the service limits the account, so that the component's default pace is wanted
 * @param rateLimiter null for the component's own pace only
 */
record PixelcutStep(String baseUrl, int maxConcurrent, boolean paced, PixelcutRateLimiter rateLimiter)
        implements CamelStep {

    @Override
    public void configure(CamelContext context) {
        PixelcutComponent pixelcut = context.getComponent("pixelcut", PixelcutComponent.class);
        pixelcut.getConfiguration().setApiKey("sk_benchmark");
        pixelcut.getConfiguration().setBaseUrl(baseUrl);
        pixelcut.getConfiguration().setRateLimiter(rateLimiter);
        if (!paced) {
            pixelcut.getConfiguration().setRequestsPerSecond(0);
        }
        if (maxConcurrent > 0) {
            pixelcut.setMaxConcurrentRequests(maxConcurrent);
        }
    }

    @Override
    public void addTo(RouteDefinition route) {
        route.to("pixelcut:generate-background?scene=marble");
    }

    @Override
    public void addAsInReadmeTo(RouteDefinition route) {
        route.to("pixelcut:generate-background?scene=marble&output=download");
    }
}
