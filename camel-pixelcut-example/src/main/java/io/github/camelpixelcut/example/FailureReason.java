package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutReceiptException;
import io.github.camelpixelcut.error.PixelcutReceiptException.Reason;
import java.nio.file.FileSystemException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Why a picture failed, as an operator reads it.
 *
 * @param code the API's error code; without one, {@code http_} and the status, or a word for the kind of failure
 * @param message what went wrong
 * @param resultUrl where the finished picture can be downloaded, for an hour after the call; null when unknown
 */
record FailureReason(String code, String message, String resultUrl) {

    private static final FailureReason NO_OUTCOME =
            new FailureReason("no_outcome", "The route ended without storing the picture", null);

    /** The failure of this exchange, with the URL that an earlier step left in its message. */
    static FailureReason of(Exchange exchange) {
        Throwable exception = exchange.getException();
        if (exception == null) {
            exception = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        }
        FailureReason reason = exception == null ? NO_OUTCOME : of(exception);
        String resultUrl = exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class);
        return reason.resultUrl() == null ? new FailureReason(reason.code(), reason.message(), resultUrl) : reason;
    }

    static FailureReason of(Throwable exception) {
        if (exception instanceof PixelcutReceiptException receipt && receipt.getReason() == Reason.IN_DOUBT) {
            return new FailureReason(
                    "perhaps_paid", "may have been paid for: the outcome of an earlier call is not known", null);
        }
        if (exception instanceof PixelcutReceiptException receipt && receipt.getReason() == Reason.EXPIRED) {
            return new FailureReason(
                    "result_expired",
                    "was paid for, and its result was not downloaded in time",
                    receipt.getResultUrl());
        }
        if (exception instanceof PixelcutException failure) {
            return new FailureReason(codeOf(failure), failure.getMessage(), failure.getResultUrl());
        }
        return new FailureReason(exception.getClass().getSimpleName(), messageOf(exception), null);
    }

    private static String messageOf(Throwable exception) {
        if (exception instanceof FileSystemException failure && failure.getReason() == null) {
            // The message is the path alone.
            return "%s (%s)"
                    .formatted(failure.getMessage(), exception.getClass().getSimpleName());
        }
        return exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }

    private static String codeOf(PixelcutException failure) {
        if (failure.getRawErrorCode() != null) {
            return failure.getRawErrorCode();
        }
        return failure.getStatusCode() == 0 ? "no_answer" : "http_" + failure.getStatusCode();
    }

    /**
     * For a picture whose call was under way when the application was killed.
     *
     * @param calls how many calls may have been paid for, from 1
     */
    static FailureReason ofKilledCalls(int calls) {
        String times = switch (calls) {
            case 1 -> "";
            case 2 -> " twice";
            default -> " " + calls + " times";
        };
        return new FailureReason(
                "perhaps_paid" + times.replace(' ', '_'),
                "may have been paid for%s: the application was killed during the call".formatted(times),
                null);
    }

    /** This reason, with the message of another one added. */
    FailureReason and(FailureReason other) {
        return new FailureReason(code, message + ". It " + other.message(), resultUrl);
    }
}
