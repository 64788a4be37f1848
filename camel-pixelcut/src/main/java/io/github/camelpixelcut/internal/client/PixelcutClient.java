package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.internal.image.ImageReadException;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * A client of the Pixelcut API: sends calls, repeats those that are known to have cost nothing, and turns everything
 * that is no success into an exception that says whether it may have cost credits. Safe for use by many threads.
 */
public final class PixelcutClient implements Closeable {

    private static final String API_KEY_HEADER = "X-API-KEY";

    private final HttpClient api;
    private final ResultDownload download;
    private final URI baseUrl;
    private final String apiKey;
    private final InFlightCalls calls;
    private final ResultUrls resultUrls;
    private final LongConsumer creditsListener;
    private final CallMetrics metrics;

    /**
     * @param api follows no redirect and retries by {@link RetryRule}; the only one that carries the key
     * @param downloads fetches results; retries nothing by itself
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
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.calls = new InFlightCalls(timer);
        this.resultUrls = resultUrls;
        this.download = new ResultDownload(downloads, baseUrl, apiKey, calls, resultUrls);
        this.creditsListener = creditsListener;
        this.metrics = new CallMetrics();
    }

    private PixelcutClient(PixelcutClient shared, CallMetrics metrics) {
        this.api = shared.api;
        this.baseUrl = shared.baseUrl;
        this.apiKey = shared.apiKey;
        this.calls = shared.calls;
        this.resultUrls = shared.resultUrls;
        this.download = shared.download;
        this.creditsListener = shared.creditsListener;
        this.metrics = metrics;
    }

    /** The same client, which notes in the metrics what it does: for one call. */
    public PixelcutClient recordingTo(CallMetrics callMetrics) {
        return new PixelcutClient(this, callMetrics);
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
        InFlightCall call = new InFlightCall(httpRequest(request, body), retries, retries.requestTimeout(), metrics);
        AtomicInteger statusCode = new AtomicInteger();
        try {
            return calls.run(api, call, response -> {
                ResponseStatus status = call.answered(response);
                statusCode.set(status.code());
                if (!status.isSuccess()) {
                    throw ErrorResponse.decode(
                            response, request.paid() && body.isSent(), apiKey, isRepeatable(body), metrics.attempts());
                }
                return handler.handle(new ApiResponse(response, apiKey));
            });
        } catch (IOException | RuntimeException | Error e) {
            if (body != null && body.brokenBy() != null) {
                throw imageNotRead(body.brokenBy(), metrics.attempts());
            }
            throw noUsableAnswer(request, call, statusCode.get(), body, e);
        }
    }

    private static boolean isRepeatable(TrackedEntity body) {
        return body == null || body.isRepeatable();
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

    private HttpUriRequestBase httpRequest(ApiRequest request, TrackedEntity body) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), URI.create(baseUrl + request.path()));
        http.setHeader(HttpHeaders.ACCEPT, request.accept());
        // Marked as sensitive, for whoever logs headers.
        http.setHeader(new BasicHeader(API_KEY_HEADER, apiKey, true));
        if (body != null) {
            http.setEntity(body);
            body.onBrokenImage(http::cancel);
        }
        return http;
    }

    private static PixelcutException imageNotRead(ImageReadException e, int attempts) {
        if (e.getCause() instanceof PixelcutException judged) {
            return judged;
        }
        return new PixelcutTransportException(
                e.getMessage() + " The upload was cut off and cost nothing",
                Failure.transport(0, false, false, null).after(attempts),
                e);
    }

    /**
     * Whatever kept the answer from being used: the network, the answer itself, a user's interceptor, the lack of
     * memory.
     */
    private PixelcutTransportException noUsableAnswer(
            ApiRequest request, InFlightCall call, int status, TrackedEntity body, Throwable e) {
        boolean possiblyCharged = request.paid() && (status != 0 || body.isSent());
        boolean neverSent = body == null || !body.isStarted();
        boolean retryable = neverSent && call.endedBecause() == null && RetryRule.isNeverConnected(e);
        String resultUrl = e instanceof UnusableResponseException unusable ? unusable.resultUrl() : null;
        if (resultUrl != null) {
            resultUrls.add(resultUrl);
        }
        return new PixelcutTransportException(
                "No usable answer from " + baseUrl + ": " + call.reasonOf(e, apiKey) + ". "
                        + (possiblyCharged
                                ? "The picture may have been made and charged, so it is not sent again"
                                : "The call cost nothing"),
                Failure.transport(status, retryable, possiblyCharged, resultUrl).after(metrics.attempts()),
                e);
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
