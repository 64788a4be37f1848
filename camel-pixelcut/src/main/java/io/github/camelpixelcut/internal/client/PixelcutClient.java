package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.Method;

/**
 * A client of the Pixelcut API: sends calls, repeats those that are known to have cost nothing, and turns everything
 * that is no success into an exception that says whether it may have cost credits. Safe for use by many threads.
 */
public final class PixelcutClient implements Closeable {

    private final HttpClient api;
    private final ResultDownload download;
    private final Account account;
    private final AccountLimits limits;
    private final InFlightCalls calls;
    private final ResultUrls resultUrls;
    private final LongConsumer creditsListener;
    private final CallMetrics metrics;

    /**
     * Neither of the HTTP clients retries by itself.
     *
     * @param api follows no redirect; the only one that carries the key
     * @param downloads fetches results
     * @param timer enforces the request timeout
     * @param resultUrls of the calls of all clients of the component
     * @param creditsListener is told how many credits the account has, whenever the API says so
     */
    public PixelcutClient(
            HttpClient api,
            HttpClient downloads,
            URI baseUrl,
            String apiKey,
            ScheduledExecutorService timer,
            ResultUrls resultUrls,
            LongConsumer creditsListener) {
        this.api = api;
        this.account = new Account(baseUrl.toString(), apiKey);
        this.limits = AccountLimits.none();
        this.calls = new InFlightCalls(timer);
        this.resultUrls = resultUrls;
        this.download = new ResultDownload(downloads, account, calls, resultUrls);
        this.creditsListener = creditsListener;
        this.metrics = new CallMetrics();
    }

    private PixelcutClient(PixelcutClient shared, AccountLimits limits, CallMetrics metrics) {
        this.api = shared.api;
        this.account = shared.account;
        this.limits = limits;
        this.calls = shared.calls;
        this.resultUrls = shared.resultUrls;
        this.download = shared.download;
        this.creditsListener = shared.creditsListener;
        this.metrics = metrics;
    }

    /** The same client, which notes in the metrics what it does: for one call. */
    public PixelcutClient recordingTo(CallMetrics callMetrics) {
        return new PixelcutClient(this, limits, callMetrics);
    }

    /** The same client, within the limits of the account; without them it has none. */
    public PixelcutClient within(AccountLimits accountLimits) {
        return new PixelcutClient(this, accountLimits, metrics);
    }

    /** To be called with the URL of each result that was paid for, by this call or an earlier one. */
    public void resultUrlKnown(String resultUrl) {
        resultUrls.add(resultUrl);
    }

    /** To be called when a call delivers what an earlier one has paid for. */
    public void resultReused() {
        metrics.reused();
    }

    /** To be called with what the API said of the account. */
    public void creditsRead(long remaining) {
        creditsListener.accept(remaining);
    }

    /**
     * Sends a request and hands its successful answer to the handler.
     *
     * @throws PixelcutException for everything else
     */
    public <T> T send(ApiRequest request, RetryPolicy retries, ApiResponseHandler<T> handler) throws PixelcutException {
        try {
            T result = sendOnce(request, retries, handler);
            if (request.paid()) {
                metrics.paid();
            }
            return result;
        } catch (PixelcutException e) {
            if (e.isPossiblyCharged() && e.getResultUrl() != null) {
                metrics.paid();
            } else if (e.isPossiblyCharged()) {
                metrics.inDoubt();
            }
            throw e;
        }
    }

    private <T> T sendOnce(ApiRequest request, RetryPolicy retries, ApiResponseHandler<T> handler)
            throws PixelcutException {
        TrackedEntity body = request.method() == Method.POST ? encode(request) : null;
        InFlightCall inFlight = new InFlightCall(retries, metrics);
        ApiCall<T> call = new ApiCall<>(api, account, limits, request, body, inFlight, handler);
        try {
            return calls.run(inFlight, call::send);
        } catch (PixelcutException e) {
            if (e.getResultUrl() != null) {
                resultUrls.add(e.getResultUrl());
            }
            throw e;
        } catch (RuntimeException | Error e) {
            throw call.noUsableAnswer(e);
        }
    }

    private static TrackedEntity encode(ApiRequest request) throws PixelcutRequestException {
        try {
            return RequestEncoder.encode(request);
        } catch (IOException e) {
            throw new PixelcutRequestException(
                    "The image could not be read: " + e + "; nothing was sent",
                    Failure.local(ErrorCode.INVALID_REQUEST_BODY),
                    e);
        }
    }

    /**
     * Fetches a finished picture: costs nothing, and sends no key.
     *
     * @throws PixelcutException with the result URL, so that the picture can be fetched later
     */
    public <T> T download(String resultUrl, RetryPolicy retries, ApiResponseHandler<T> handler)
            throws PixelcutException {
        return download.fetch(resultUrl, retries, metrics, handler);
    }

    /** Ends all calls in flight. The HTTP clients belong to whoever made them. */
    @Override
    public void close() {
        calls.endAll();
    }
}
