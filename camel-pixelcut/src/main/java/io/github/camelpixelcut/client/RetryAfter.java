package io.github.camelpixelcut.client;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/**
 * The header {@code Retry-After}, in seconds or as a date (RFC 9110). The API does not document it; a gateway may send
 * it.
 */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait; null where the header is missing, unreadable, or in the past. */
    static Duration of(HttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        Duration wait = header == null ? null : parse(header.getValue().strip());
        return wait == null || wait.isNegative() ? null : wait;
    }

    private static Duration parse(String value) {
        try {
            return Duration.ofSeconds(Long.parseLong(value));
        } catch (NumberFormatException e) {
            Instant date = DateUtils.parseStandardDate(value);
            return date == null ? null : Duration.between(Instant.now(), date);
        }
    }
}
