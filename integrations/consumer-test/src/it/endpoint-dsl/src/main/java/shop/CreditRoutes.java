package shop;

import static io.github.camelpixelcut.builder.endpoint.StaticEndpointBuilders.pixelcut;

import org.apache.camel.builder.RouteBuilder;

public class CreditRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:credits?period=1h").routeId("credits").to(pixelcut("credits")).log("${body} credits are left");
    }
}
