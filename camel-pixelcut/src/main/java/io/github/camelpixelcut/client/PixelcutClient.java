package io.github.camelpixelcut.client;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.image.ImageReadException;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
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
    private final HttpClient downloads;
    private final URI baseUrl;
    private final String apiKey;
    private final Calls calls;
    private final Supplier<CallReport> reports;
    private final AtomicReference<Credits> credits;

    /**
     * @param api follows no redirect and retries by {@link RetryRule}; the only one that carries the key
     * @param downloads fetches results; retries nothing by itself
     * @param timer enforces the request timeout
     */
    public PixelcutClient(
            HttpClient api, HttpClient downloads, URI baseUrl, String apiKey, ScheduledExecutorService timer) {
        this(api, downloads, baseUrl, apiKey, new Calls(timer), CallReport::new, new AtomicReference<>());
    }

    private PixelcutClient(
            HttpClient api,
            HttpClient downloads,
            URI baseUrl,
            String apiKey,
            Calls calls,
            Supplier<CallReport> reports,
            AtomicReference<Credits> credits) {
        this.api = api;
        this.downloads = downloads;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.calls = calls;
        this.reports = reports;
        this.credits = credits;
    }

    /** The same client, which tells in the report what is done by it: for one call. */
    public PixelcutClient reportingTo(CallReport report) {
        return new PixelcutClient(api, downloads, baseUrl, apiKey, calls, () -> report, credits);
    }

    /** The credits of the account when they were last asked for; null before that. */
    public Credits lastCredits() {
        return credits.get();
    }

    /** Keeps what the API said of the account. */
    public void noteCredits(long remaining) {
        credits.set(new Credits(remaining, Instant.now()));
    }

    /**
     * Sends a request and hands its successful answer to the handler.
     *
     * @throws PixelcutException for everything else
     */
    public <T> T send(ApiRequest request, RetryPolicy retries, AnswerHandler<T> handler) throws PixelcutException {
        CallReport report = reports.get();
        try {
            T result = send(request, retries, handler, report);
            report.charged(request.paid() ? Charge.CERTAIN : Charge.NONE);
            return result;
        } catch (PixelcutException e) {
            if (e.isPossiblyCharged()) {
                report.charged(e.getResultUrl() == null ? Charge.POSSIBLE : Charge.CERTAIN);
            }
            throw e;
        }
    }

    private <T> T send(ApiRequest request, RetryPolicy retries, AnswerHandler<T> handler, CallReport report)
            throws PixelcutException {
        TrackedEntity body = request.method() == Method.POST ? encode(request) : null;
        Call call = new Call(httpRequest(request, body), retries, retries.requestTimeout(), report);
        AtomicInteger status = new AtomicInteger();
        try {
            return calls.run(api, call, response -> {
                status.set(response.getCode());
                RetryRule.note(report, response);
                if (!isSuccess(response)) {
                    throw ErrorAnswers.decode(
                            response, request.paid() && body.isSent(), apiKey, isRepeatable(body), report.attempts());
                }
                return handler.handle(new Answer(response, apiKey));
            });
        } catch (IOException | RuntimeException | Error e) {
            if (body != null && body.brokenBy() != null) {
                throw imageNotRead(body.brokenBy(), report.attempts());
            }
            throw noUsableAnswer(request, call, status.get(), body, e);
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
            ApiRequest request, Call call, int status, TrackedEntity body, Throwable e) {
        boolean possiblyCharged = request.paid() && (status != 0 || body.isSent());
        boolean neverSent = body == null || !body.isStarted();
        boolean retryable = neverSent && call.endedBecause() == null && RetryRule.isNeverConnected(e);
        String resultUrl = e instanceof UnusableAnswerException unusable ? unusable.resultUrl() : null;
        return new PixelcutTransportException(
                "No usable answer from " + baseUrl + ": " + reason(call, e) + ". "
                        + (possiblyCharged
                                ? "The picture may have been made and charged, so it is not sent again"
                                : "The call cost nothing"),
                Failure.transport(status, retryable, possiblyCharged, resultUrl)
                        .after(call.report().attempts()),
                e);
    }

    private String reason(Call call, Throwable e) {
        if (call.endedBecause() != null) {
            return call.endedBecause();
        }
        return e instanceof UnusableAnswerException ? e.getMessage() : Text.abbreviate(e.toString(), apiKey);
    }

    /**
     * Fetches a finished picture. The key is not sent, and as a download costs nothing it is tried again after any
     * failure that may pass.
     *
     * @throws PixelcutException with the result URL, so that the picture can be fetched later
     */
    public <T> T download(String resultUrl, RetryPolicy retries, AnswerHandler<T> handler) throws PixelcutException {
        CallReport report = reports.get();
        URI uri = requireAllowed(resultUrl, report);
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Duration left = retries.requestTimeout().minusNanos(System.nanoTime() - start);
            Call call = new Call(new HttpGet(uri), retries, left, report);
            call.request().setHeader(HttpHeaders.ACCEPT, Answer.IMAGE);
            try {
                return fetch(call, handler);
            } catch (IOException | RuntimeException | Error e) {
                boolean again = attempt <= retries.maxRetries() && mayPass(e);
                if (!again || !call.plan(retries.delayBefore(attempt)) || !waited(call.nextDelay())) {
                    throw notFetched(resultUrl, call, e);
                }
            }
        }
    }

    private <T> T fetch(Call call, AnswerHandler<T> handler) throws IOException, PixelcutException {
        return calls.run(downloads, call, response -> {
            call.report().answered(response.getCode());
            if (!isSuccess(response)) {
                throw new RefusedDownloadException(response.getCode());
            }
            return handler.handle(new Answer(response, apiKey));
        });
    }

    private URI requireAllowed(String resultUrl, CallReport report) throws PixelcutTransportException {
        try {
            URI uri = URI.create(resultUrl);
            if (DownloadRedirects.isAllowed(uri, baseUrl)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // No URL at all: refused below.
        }
        String reason = "only " + DownloadRedirects.allowedSchemes(baseUrl) + " URLs are fetched";
        throw notFetched(resultUrl, 0, reason, report, null);
    }

    private static boolean mayPass(Throwable e) {
        if (e instanceof RefusedDownloadException refused) {
            return refused.status() >= 500 || refused.status() == 429 || refused.status() == 408;
        }
        return e instanceof IOException && !(e instanceof UnusableAnswerException);
    }

    /** False if whoever waited was interrupted. */
    private static boolean waited(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PixelcutTransportException notFetched(String resultUrl, Call call, Throwable e) {
        int status = e instanceof RefusedDownloadException refused ? refused.status() : 0;
        return notFetched(resultUrl, status, reason(call, e), call.report(), e);
    }

    private PixelcutTransportException notFetched(
            String resultUrl, int status, String reason, CallReport report, Throwable e) {
        return new PixelcutTransportException(
                "The picture was made and paid for but could not be fetched from " + Text.abbreviate(resultUrl, apiKey)
                        + ": "
                        + reason
                        + ". Fetch it from there within an hour, or let Camel redeliver: that repeats only the download",
                Failure.download(status, resultUrl).after(report.attempts()),
                e);
    }

    private static boolean isSuccess(ClassicHttpResponse response) {
        return response.getCode() >= 200 && response.getCode() < 300;
    }

    /** Ends all calls under way. The HTTP clients belong to whoever made them. */
    @Override
    public void close() {
        calls.endAll();
    }
}
