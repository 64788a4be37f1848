package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * What went wrong, in the words of an operator.
 *
 * @param code the API's error code where there is one, else a word for the kind of failure
 * @param message one sentence
 * @param resultUrl where the finished picture can be fetched for an hour, or null
 */
record FailureReason(String code, String message, String resultUrl) {

    /** What failed this exchange, with the URL that an earlier step left in its message. */
    static FailureReason of(Exchange exchange) {
        Throwable exception = exchange.getException();
        if (exception == null) {
            exception = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        }
        FailureReason reason = of(exception);
        String resultUrl = exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class);
        return reason.resultUrl() == null ? new FailureReason(reason.code(), reason.message(), resultUrl) : reason;
    }

    static FailureReason of(Throwable exception) {
        if (exception instanceof PixelcutException failure) {
            return new FailureReason(codeOf(failure), failure.getMessage(), failure.getResultUrl());
        }
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        return new FailureReason(exception.getClass().getSimpleName(), message, null);
    }

    private static String codeOf(PixelcutException failure) {
        if (failure.getRawErrorCode() != null) {
            return failure.getRawErrorCode();
        }
        return failure.getStatusCode() == 0 ? "no_answer" : "http_" + failure.getStatusCode();
    }

    /** An application that was killed cannot know what became of its calls. */
    static FailureReason ofKilledCalls(int sent) {
        String times = sent == 2 ? "twice" : sent + " times";
        return new FailureReason(
                "perhaps_paid_" + times.replace(' ', '_'),
                "may have been paid for %s: the application was killed during the call".formatted(times),
                null);
    }

    FailureReason and(FailureReason other) {
        return new FailureReason(code, message + ". It " + other.message(), resultUrl);
    }
}
