package io.github.camelpixelcut.testsupport;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Timeout;

/**
 * A Camel context without routes. Each test adds its own routes and the server that it needs. The timeout ends hanging
 * tests.
 */
@Timeout(60)
public abstract class RouteTestSupport extends CamelTestSupport {

    /** Looks like a real key, but is not valid. */
    protected static final String KEY = "sk_test_0123456789abcdefKEY";

    /** The option for a pace that keeps no test waiting. */
    protected static final String FAST = "requestsPerSecond=10000";

    /** The endpoint from which test routes consume. */
    protected static final String IN = "direct:in";

    /** The exchange property with the name of the handler that ran. */
    protected static final String HANDLED_BY = "handledBy";

    /**
     * A URI of {@code generate-background} with the test key, retries after a few milliseconds, and a fast pace if the
     * options give none.
     *
     * @param options options as in a URI, {@code name=value}
     */
    protected static String pixelcut(String baseUrl, String... options) {
        String given = String.join("&", options);
        String pace = given.contains("requestsPerSecond=") ? "" : "&" + FAST;
        return "pixelcut:generate-background?apiKey=" + KEY + "&baseUrl=" + baseUrl + "&retryDelay=2&maxRetryDelay=50"
                + pace + (given.isEmpty() ? "" : "&" + given);
    }

    /** Sends a message to {@link #IN}. A failure is in the returned exchange. */
    protected Exchange send(Object body, Map<String, Object> headers) {
        return template.send(IN, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    protected Exchange send(Object body) {
        return send(body, Map.of());
    }

    /** A route without its own error handling. */
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

    /** The exception with which the exchange failed, handled or not. */
    protected static Throwable failureOf(Exchange exchange) {
        Throwable failure = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return failure instanceof CamelExecutionException wrapper ? wrapper.getCause() : failure;
    }
}
