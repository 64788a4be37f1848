package io.github.camelpixelcut.observability;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context with one route for each test, and a sandbox. */
@Timeout(60)
abstract class SandboxTestSupport extends CamelTestSupport {

    static final String KEY = "sk_test_0123456789abcdefKEY";

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    /** @param options further options, each beginning with an ampersand */
    static String pixelcut(String operation, String options) {
        return "pixelcut:" + operation + "?apiKey=" + KEY + "&retryDelay=1&baseUrl=" + sandbox.baseUrl() + options;
    }

    void route(RouteBuilder routes) {
        try {
            context.addRoutes(routes);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void routeTo(String uri) {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:photo").to(uri);
            }
        });
    }

    /** Sends the URL of a photo. */
    Exchange sendPhoto() {
        return template.send("direct:photo", exchange -> exchange.getMessage().setBody(sandbox.sampleUrl("mug.jpg")));
    }
}
