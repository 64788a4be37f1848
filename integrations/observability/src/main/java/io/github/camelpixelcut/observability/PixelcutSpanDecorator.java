package io.github.camelpixelcut.observability;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConfiguration;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.PixelcutOperation;
import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.error.PixelcutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.apache.camel.util.ObjectHelper;

/**
 * Adds the options and the outcome of a call to its span. Unlike Camel's other decorators it adds neither the query of
 * the URI nor exception messages, because these contain prompts and result URLs.
 */
public class PixelcutSpanDecorator extends AbstractSpanDecorator {

    private static final String SCHEME = "pixelcut";

    @Override
    public String getComponent() {
        return SCHEME;
    }

    @Override
    public String getComponentClassName() {
        return PixelcutComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return uriWithoutOptions(endpoint);
    }

    private static String uriWithoutOptions(Endpoint endpoint) {
        return SCHEME + ":" + stripSchemeAndOptions(endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-" + SCHEME);
        span.setTag(TagConstants.URL_SCHEME, SCHEME);
        span.setTag(TagConstants.URL_PATH, stripSchemeAndOptions(endpoint));
        span.setTag("camel.uri", uriWithoutOptions(endpoint));
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        if (original(endpoint) instanceof PixelcutEndpoint pixelcut) {
            describe(span, exchange, pixelcut);
        }
    }

    /** Unwraps an endpoint that is intercepted with {@code interceptSendToEndpoint}. */
    private static Endpoint original(Endpoint endpoint) {
        return endpoint instanceof InterceptSendToEndpoint wrapper ? wrapper.getOriginalEndpoint() : endpoint;
    }

    private static void describe(Span span, Exchange exchange, PixelcutEndpoint endpoint) {
        span.setTag(TagConstants.SERVER_ADDRESS, endpoint.getServiceUrl());
        span.setTag(TagConstants.SERVER_PROTOCOL, endpoint.getServiceProtocol());
        span.setTag("pixelcut.operation", endpoint.getOperation().toString());
        if (endpoint.getOperation() == PixelcutOperation.GENERATE_BACKGROUND) {
            describePicture(span, exchange, endpoint.getConfiguration());
        }
    }

    private static void describePicture(Span span, Exchange exchange, PixelcutConfiguration options) {
        Object scene = exchange.getMessage().getHeader(PixelcutConstants.SCENE, options.getScene());
        Object output = exchange.getMessage().getHeader(PixelcutConstants.OUTPUT, options.getOutput());
        setChoice(span, "pixelcut.scene", scene, PixelcutScene.values());
        setChoice(span, "pixelcut.output", output, PixelcutOutput.values());
    }

    /** Sets the tag only if the value is one of the choices, because a header can contain anything. */
    private static void setChoice(Span span, String tag, Object value, Enum<?>... choices) {
        String text = text(value).strip();
        Arrays.stream(choices)
                .map(Enum::toString)
                .filter(choice -> choice.equalsIgnoreCase(text))
                .forEach(choice -> span.setTag(tag, choice));
    }

    /** As the component reads a header: Kafka brings headers as bytes. */
    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        if (exchange.isFailed()) {
            describeFailure(span, exchange.getException());
        } else {
            describeSuccess(span, exchange);
        }
    }

    private static void describeFailure(Span span, Exception exception) {
        span.setError(true);
        if (exception == null) {
            return;
        }
        span.log(Map.of("event", "error", "error.kind", exception.getClass().getName()));
        PixelcutException failure = ObjectHelper.getException(PixelcutException.class, exception);
        if (failure != null) {
            span.setTag("pixelcut.error_code", failure.getErrorCode().value());
            setResult(span, failure.getAttempts(), failure.getStatusCode());
        }
    }

    private static void describeSuccess(Span span, Exchange exchange) {
        // No conversion: where the call was skipped, the headers are those of the message, and can contain anything.
        if (exchange.getMessage().getHeader(PixelcutConstants.ATTEMPTS) instanceof Integer attempts
                && exchange.getMessage().getHeader(PixelcutConstants.STATUS_CODE) instanceof Integer status) {
            setResult(span, attempts, status);
        }
    }

    private static void setResult(Span span, int attempts, int status) {
        span.setTag("pixelcut.attempts", Integer.toString(attempts));
        if (status != 0) {
            span.setTag(TagConstants.HTTP_STATUS, Integer.toString(status));
        }
    }
}
