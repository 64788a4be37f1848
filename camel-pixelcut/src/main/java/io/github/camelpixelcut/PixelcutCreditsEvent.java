package io.github.camelpixelcut;

import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * Tells Camel's event notifiers that the health check of a client has read the credits of its account. After the
 * operation {@code credits} there is a {@link PixelcutCallCompletedEvent} instead.
 */
public final class PixelcutCreditsEvent extends EventObject implements CamelEvent {

    private static final long serialVersionUID = 1L;

    private final String client;
    private final transient Credits credits;
    private long timestamp;

    PixelcutCreditsEvent(PixelcutComponent component, String client, Credits credits) {
        super(component);
        this.client = client;
        this.credits = credits;
    }

    /** The client, named as in the id of its health check and in {@link PixelcutStatistics#credits()}; never null. */
    public String getClient() {
        return client;
    }

    /** What was read; never null. */
    public Credits getCredits() {
        return credits;
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

    @Override
    public String toString() {
        return "Pixelcut credits of " + client + ": " + credits.remaining();
    }
}
