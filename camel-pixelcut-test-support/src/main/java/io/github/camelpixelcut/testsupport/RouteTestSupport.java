package io.github.camelpixelcut.testsupport;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Timeout;

/** A context without routes: each test adds its own, with the server that it needs. The timeout ends what hangs. */
@Timeout(60)
public abstract class RouteTestSupport extends CamelTestSupport {

    /** Looks like a key of the vendor and opens nothing. */
    protected static final String KEY = "sk_test_0123456789abcdefKEY";

    /** Where routes of tests begin. */
    protected static final String IN = "direct:in";

    /** The exchange property that names the handler that ran. */
    protected static final String HANDLED_BY = "handledBy";

    /**
     * A URI of {@code generate-background} with the test key. Retries wait a few milliseconds.
     *
     * @param options as in a URI, {@code name=value}
     */
    protected static String pixelcut(String baseUrl, String... options) {
        return "pixelcut:generate-background?apiKey=" + KEY + "&baseUrl=" + baseUrl + "&retryDelay=2&maxRetryDelay=50"
                + (options.length == 0 ? "" : "&" + String.join("&", options));
    }

    /** Sends a message to {@link #IN}. What failed is in the exchange. */
    protected Exchange send(Object body, Map<String, Object> headers) {
        return template.send(IN, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    protected Exchange send(Object body) {
        return send(body, Map.of());
    }

    /** A route without error handling of its own. */
    protected void routeTo(String uri) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(IN).to(uri);
            }
        });
    }

    protected void addRoutes(RouteBuilder routes) {
        try {
            context.addRoutes(routes);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** What the exchange failed with, handled or not. */
    protected static Throwable failureOf(Exchange exchange) {
        Throwable failure = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return failure instanceof CamelExecutionException wrapper ? wrapper.getCause() : failure;
    }
}
