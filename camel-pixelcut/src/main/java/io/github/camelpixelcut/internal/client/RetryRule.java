package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Decides whether the same request is sent again. Never if its outcome is unknown, because it may have been paid for.
 * HttpClient also asks if a body cannot be read again but was not read by an earlier attempt.
 */
final class RetryRule implements HttpRequestRetryStrategy {

    /** Whether a connection was never made, so that nothing can have been sent. */
    static boolean isNeverConnected(Throwable e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException e, int attempts, HttpContext context) {
        InFlightCall call = InFlightCall.of(context);
        return isNeverConnected(e)
                && attempts <= call.retries().maxRetries()
                && call.scheduleRetry(call.retries().delayBefore(attempts));
    }

    @Override
    public boolean retryRequest(HttpResponse response, int attempts, HttpContext context) {
        InFlightCall call = InFlightCall.of(context);
        ResponseStatus status = call.answered(response);
        return call.isRepeatable()
                && status.isDefiniteFailure()
                && attempts <= call.retries().maxRetries()
                && isPatient(call.retries(), status.retryAfter())
                && call.scheduleRetry(longer(status.retryAfter(), call.retries().delayBefore(attempts)));
    }

    /** A service that asks for a longer wait than ours gets no second call: the caller is told how long it would be. */
    private static boolean isPatient(RetryPolicy retries, Duration retryAfter) {
        return retryAfter == null || retryAfter.compareTo(retries.maxDelay()) <= 0;
    }

    private static Duration longer(Duration retryAfter, Duration delay) {
        return retryAfter == null || retryAfter.compareTo(delay) < 0 ? delay : retryAfter;
    }

    @Override
    public TimeValue getRetryInterval(HttpRequest request, IOException e, int attempts, HttpContext context) {
        return TimeValue.of(InFlightCall.of(context).nextDelay());
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int attempts, HttpContext context) {
        return TimeValue.of(InFlightCall.of(context).nextDelay());
    }
}
