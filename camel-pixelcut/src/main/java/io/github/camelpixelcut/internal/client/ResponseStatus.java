package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutCreditsException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutServerException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * What the status of a response means. No other class interprets statuses.
 *
 * @param code the HTTP status
 * @param retryAfter how long the service asks to wait ({@code Retry-After}); null where the header is missing,
 *     unreadable, or in the past. The API does not document it; a gateway may send it.
 */
public record ResponseStatus(int code, Duration retryAfter) {

    static ResponseStatus of(HttpResponse response) {
        return new ResponseStatus(response.getCode(), retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
    }

    /** In seconds or as a date (RFC 9110). */
    private static Duration retryAfter(Header header) {
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

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    boolean isRateLimited() {
        return code == HttpStatus.SC_TOO_MANY_REQUESTS;
    }

    /**
     * Whether the service itself says that it failed for now: 429, 500, 503. Failures cost nothing (source: vendor
     * documentation), so that the same request may be sent again.
     */
    boolean isDefiniteFailure() {
        return isRateLimited()
                || code == HttpStatus.SC_INTERNAL_SERVER_ERROR
                || code == HttpStatus.SC_SERVICE_UNAVAILABLE;
    }

    /** Any other 5xx comes from a gateway that lost the response: it is not known whether the picture was made. */
    boolean isLostByGateway() {
        return code >= 500 && !isDefiniteFailure();
    }

    /** Whether the same download, which costs nothing, may succeed later. */
    boolean isTransientForDownload() {
        return code >= 500 || isRateLimited() || code == HttpStatus.SC_REQUEST_TIMEOUT;
    }

    /**
     * What is known of a request that was answered by this status.
     *
     * @param sent whether a request that costs credits was sent whole; a proxy may answer before that
     */
    public Failure failure(String rawErrorCode, boolean sent, int attempts) {
        return new Failure(
                code, rawErrorCode, isDefiniteFailure(), sent && isLostByGateway(), null, retryAfter, attempts);
    }

    /** The exception for this status and the error code of the failure. */
    public PixelcutException exception(String message, Failure failure) {
        ErrorCode errorCode = ErrorCode.of(failure.rawErrorCode());
        if (code == HttpStatus.SC_BAD_REQUEST) {
            return errorCode.isAboutTheImage()
                    ? new PixelcutImageException(message, failure)
                    : new PixelcutRequestException(message, failure);
        }
        if (code == HttpStatus.SC_UNAUTHORIZED) {
            return new PixelcutAuthenticationException(message, failure);
        }
        if (code == HttpStatus.SC_FORBIDDEN && errorCode == ErrorCode.INSUFFICIENT_API_CREDITS) {
            return new PixelcutCreditsException(message, failure);
        }
        if (isRateLimited()) {
            return new PixelcutRateLimitException(message, failure);
        }
        return code >= 500 ? new PixelcutServerException(message, failure) : new PixelcutException(message, failure);
    }

    /** What to do about it, for the message; empty where the service's own text says enough. */
    String advice(Failure failure, boolean repeatable) {
        if (failure.possiblyCharged()) {
            return "A gateway lost the answer: the picture may have been made and charged, so it is not sent again";
        }
        if (code == HttpStatus.SC_UNAUTHORIZED) {
            return "Check the option apiKey or the environment variable PIXELCUT_API_KEY";
        }
        if (failure.retryable() && !repeatable) {
            return "Not tried again: the image is a stream that can be read only once. Enable stream caching to send it again";
        }
        if (failure.retryable() && retryAfter != null) {
            return "The API asks to wait " + retryAfter.toSeconds() + " s";
        }
        if (code >= 300 && code < 400) {
            return "Redirects are not followed, so that the API key goes nowhere else: check the option baseUrl";
        }
        return code == HttpStatus.SC_NOT_FOUND ? "Check the option baseUrl" : "";
    }
}
