package io.github.camelpixelcut;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context and a sandbox of the API. */
abstract class SandboxTestSupport extends CamelTestSupport {

    static final String KEY = "sk_test_key";

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    /** The endpoint URI with fast retries and a fast pace; options start with an ampersand. */
    static String generate(String options) {
        return "pixelcut:generate-background?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl() + "&retryDelay=1"
                + "&requestsPerSecond=10000" + options;
    }

    Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    Exchange send(String uri, Processor processor) {
        return template.request(uri, processor);
    }

    static byte[] photo(String format, int width, int height) {
        return Pictures.product(format, width, height);
    }

    static byte[] photo() {
        return photo("jpg", 200, 150);
    }

    static BufferedImage picture(Exchange exchange) throws IOException {
        return ImageIO.read(exchange.getMessage().getBody(InputStream.class));
    }
}
