package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.internal.image.ImageReadException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A request body that records whether it was handed to the connection completely: only then can the call have cost
 * anything.
 */
final class TrackedEntity extends HttpEntityWrapper {

    private final boolean repeatable;
    private volatile boolean started;
    private volatile boolean sent;
    private volatile ImageReadException brokenBy;
    private Runnable onBrokenImage = () -> {};

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
        sent = false;
        try {
            super.writeTo(out);
        } catch (ImageReadException e) {
            brokenBy = e;
            onBrokenImage.run();
            throw e;
        }
        sent = true;
    }

    /**
     * What to do when the image cannot be sent to its end: the connection has to be closed at once, because HttpClient
     * would end a chunked body as if it were whole.
     */
    void onBrokenImage(Runnable action) {
        onBrokenImage = action;
    }

    /** Why the image could not be sent to its end; null if it could. */
    ImageReadException brokenBy() {
        return brokenBy;
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
