package io.github.camelpixelcut;

import java.util.EventObject;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;

/**
 * Tells Camel's event notifiers that a call has ended: once for each call, however the route made it, and before the
 * route goes on. Unlike Camel's own event {@code ExchangeSent}, it is also sent for each redelivery of a recipient
 * list, and it contains attempts and costs.
 */
public final class PixelcutCallCompletedEvent extends EventObject implements CamelEvent.ExchangeEvent {

    private static final long serialVersionUID = 1L;

    private final transient Exchange exchange;
    private final transient PixelcutCall call;
    private long timestamp;

    PixelcutCallCompletedEvent(Exchange exchange, PixelcutCall call) {
        super(exchange);
        this.exchange = exchange;
        this.call = call;
    }

    /** The call and its outcome; never null. */
    public PixelcutCall getCall() {
        return call;
    }

    /** The exchange that made the call; never null. */
    @Override
    public Exchange getExchange() {
        return exchange;
    }

    @Override
    public Object getSource() {
        return exchange;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Without the failure's text, which may quote the message. */
    @Override
    public String toString() {
        return "Pixelcut call " + call.operation() + " of exchange " + exchange.getExchangeId() + ": "
                + (call.failure() == null ? "success" : call.errorCode().value()) + ", attempts " + call.attempts();
    }
}
