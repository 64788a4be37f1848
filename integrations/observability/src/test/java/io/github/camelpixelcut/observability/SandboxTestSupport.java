package io.github.camelpixelcut.observability;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context with one route for each test, and a sandbox. */
abstract class SandboxTestSupport extends RouteTestSupport {

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    /** @param options further options, each beginning with an ampersand */
    static String sandboxUri(String operation, String options) {
        return "pixelcut:" + operation + "?apiKey=" + KEY + "&retryDelay=1&baseUrl=" + sandbox.baseUrl() + options;
    }

    /** Sends the URL of a photo. */
    Exchange sendPhoto() {
        return send(sandbox.sampleUrl("mug.jpg"));
    }
}
