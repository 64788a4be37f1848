package io.github.camelpixelcut.client;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A request body that knows whether it was handed to the connection whole: only then can the call have cost anything.
 */
final class TrackedEntity extends HttpEntityWrapper {

    private final boolean repeatable;
    private volatile boolean started;
    private volatile boolean sent;

    /**
     * @param repeatable whether the body can be sent again: HttpClient takes any body of known length for repeatable
     */
    TrackedEntity(HttpEntity body, boolean repeatable) {
        super(body);
        this.repeatable = repeatable;
    }

    @Override
    public boolean isRepeatable() {
        return repeatable;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        started = true;
        super.writeTo(out);
        sent = true;
    }

    /** Whether the current attempt began to send the body. */
    boolean isStarted() {
        return started;
    }

    /** Whether the current attempt sent the body to its end. */
    boolean isSent() {
        return sent;
    }

    /** A new attempt begins: the last one is known to have cost nothing. */
    void startOver() {
        started = false;
        sent = false;
    }
}
