package io.github.camelpixelcut;

import java.io.IOException;
import java.time.Instant;
import org.apache.camel.Exchange;

/**
 * What was paid for: the URL of the picture, the picture itself, or both.
 *
 * @param resultUrl null where the API gave the picture itself
 * @param expires until when the URL can be fetched; null without a URL
 * @param picture null where only the URL is known
 */
record PaidResult(String resultUrl, Instant expires, StoredImage picture) {

    /** Whether it can be delivered: the URL may have expired, and the picture may no longer be in memory. */
    boolean isHeldAt(Instant now) {
        return picture != null || resultUrl != null && now.isBefore(expires);
    }

    /** The same result for another delivery: the picture is read from its beginning. */
    PaidResult copyFor(Exchange exchange) throws IOException {
        return picture == null ? this : new PaidResult(resultUrl, expires, picture.copyFor(exchange));
    }
}
