package io.github.camelpixelcut;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context beside a sandbox of the API. */
abstract class SandboxTestSupport extends CamelTestSupport {

    static final String KEY = "sk_test_key";

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    /** The endpoint URI with fast retries; options start with an ampersand. */
    static String generate(String options) {
        return "pixelcut:generate-background?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl() + "&retryDelay=1"
                + options;
    }

    Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    Exchange send(String uri, Processor processor) {
        return template.request(uri, processor);
    }

    /** A product on a plain backdrop. */
    static byte[] photo(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xE8E8E8));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0xB03020));
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] photo() {
        return photo("jpg", 200, 150);
    }

    static BufferedImage picture(Exchange exchange) throws IOException {
        return ImageIO.read(exchange.getMessage().getBody(InputStream.class));
    }
}
