package io.github.camelpixelcut.client;

import io.github.camelpixelcut.error.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * When the same request is sent again. Never when its fate is unknown: it may have been paid for. HttpClient asks also
 * where a body cannot be read again but an earlier attempt did not get as far as reading it.
 */
public final class RetryRule implements HttpRequestRetryStrategy {

    /** Whether a connection was never made, so that nothing can have been sent. */
    static boolean isNeverConnected(Throwable e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException e, int attempts, HttpContext context) {
        Call call = Call.of(context);
        return isNeverConnected(e)
                && attempts <= call.retries().maxRetries()
                && call.plan(call.retries().delayBefore(attempts));
    }

    @Override
    public boolean retryRequest(HttpResponse response, int attempts, HttpContext context) {
        Call call = Call.of(context);
        note(call.report(), response);
        return call.isRepeatable()
                && Failure.saysThatItFailed(response.getCode())
                && attempts <= call.retries().maxRetries()
                && isPatient(call.retries(), RetryAfter.of(response))
                && call.plan(longer(RetryAfter.of(response), call.retries().delayBefore(attempts)));
    }

    /** For each answer of the API, also those that a retry makes good. */
    static void note(CallReport report, HttpResponse response) {
        report.answered(response.getCode());
        if (response.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
            report.rateLimited(RetryAfter.of(response));
        }
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
        return TimeValue.of(Call.of(context).nextDelay());
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int attempts, HttpContext context) {
        return TimeValue.of(Call.of(context).nextDelay());
    }
}
