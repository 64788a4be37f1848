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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
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

    /**
     * @param api follows no redirect and retries by {@link RetryRule}; the only one that carries the key
     * @param downloads fetches results; retries nothing by itself
     * @param timer enforces the request timeout
     */
    public PixelcutClient(
            HttpClient api, HttpClient downloads, URI baseUrl, String apiKey, ScheduledExecutorService timer) {
        this.api = api;
        this.downloads = downloads;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.calls = new Calls(timer);
    }

    /**
     * Sends a request and hands its successful answer to the handler.
     *
     * @throws PixelcutException for everything else
     */
    public <T> T send(ApiRequest request, RetryPolicy retries, AnswerHandler<T> handler) throws PixelcutException {
        TrackedEntity body = request.method() == Method.POST ? encode(request) : null;
        Call call = new Call(httpRequest(request, body), retries);
        AtomicInteger status = new AtomicInteger();
        try {
            return calls.run(api, call, response -> {
                status.set(response.getCode());
                if (!isSuccess(response)) {
                    throw ErrorAnswers.decode(response, request.paid() && body.isSent(), apiKey, isRepeatable(body));
                }
                return handle(response, handler);
            });
        } catch (ImageReadException e) {
            throw imageNotRead(e);
        } catch (IOException e) {
            boolean delivered = status.get() != 0 || (body != null && body.isSent());
            boolean neverSent = body == null || !body.isStarted();
            throw noUsableAnswer(call, status.get(), request.paid() && delivered, neverSent, e);
        }
    }

    private static boolean isRepeatable(TrackedEntity body) {
        return body == null || body.isRepeatable();
    }

    /** Whatever keeps a success from being used, memory included: the picture was made, and paid for. */
    private <T> T handle(ClassicHttpResponse response, AnswerHandler<T> handler) throws IOException {
        try {
            return handler.handle(new Answer(response, apiKey));
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new UnusableAnswerException("the answer could not be kept: " + Text.abbreviate(e.toString()), e);
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

    private HttpUriRequestBase httpRequest(ApiRequest request, TrackedEntity body) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), URI.create(baseUrl + request.path()));
        http.setHeader(HttpHeaders.ACCEPT, request.accept());
        // Marked as sensitive, for whoever logs headers.
        http.setHeader(new BasicHeader(API_KEY_HEADER, apiKey, true));
        http.setEntity(body);
        return http;
    }

    private static PixelcutException imageNotRead(ImageReadException e) {
        if (e.getCause() instanceof PixelcutException judged) {
            return judged;
        }
        return new PixelcutTransportException(
                e.getMessage() + " The upload was cut off and cost nothing",
                Failure.transport(0, false, false, null),
                e);
    }

    private PixelcutTransportException noUsableAnswer(
            Call call, int status, boolean possiblyCharged, boolean neverSent, IOException e) {
        boolean retryable = neverSent && call.endedBecause() == null && RetryRule.isNeverConnected(e);
        StringBuilder message =
                new StringBuilder("No usable answer from ").append(baseUrl).append(": ");
        message.append(call.endedBecause() != null ? call.endedBecause() : reason(e))
                .append(". ");
        message.append(
                possiblyCharged
                        ? "The picture may have been made and charged, so it is not sent again"
                        : "The call cost nothing");
        String resultUrl = e instanceof UnusableAnswerException unusable ? unusable.resultUrl() : null;
        return new PixelcutTransportException(
                message.toString(), Failure.transport(status, retryable, possiblyCharged, resultUrl), e);
    }

    private static String reason(IOException e) {
        return e instanceof UnusableAnswerException ? e.getMessage() : Text.abbreviate(e.toString());
    }

    /**
     * Fetches a finished picture. The key is not sent, and as a download costs nothing it is tried again after any
     * failure that may pass.
     *
     * @throws PixelcutException with the result URL, so that the picture can be fetched later
     */
    public <T> T download(String resultUrl, RetryPolicy retries, AnswerHandler<T> handler) throws PixelcutException {
        URI uri = requireAllowed(resultUrl);
        long deadline = System.nanoTime() + retries.requestTimeout().toNanos();
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Call call = new Call(new HttpGet(uri), RetryPolicy.once(left));
            call.request().setHeader(HttpHeaders.ACCEPT, Answer.IMAGE);
            try {
                return fetch(call, handler);
            } catch (IOException e) {
                boolean again = attempt <= retries.maxRetries() && mayPass(e) && call.endedBecause() == null;
                if (!again || !waitBeforeRetry(retries.delayBefore(attempt), deadline)) {
                    throw notFetched(resultUrl, call, e);
                }
            }
        }
    }

    private <T> T fetch(Call call, AnswerHandler<T> handler) throws IOException, PixelcutException {
        return calls.run(downloads, call, response -> {
            if (!isSuccess(response)) {
                throw new RefusedDownloadException(response.getCode());
            }
            return handle(response, handler);
        });
    }

    private URI requireAllowed(String resultUrl) throws PixelcutTransportException {
        try {
            URI uri = URI.create(resultUrl);
            if (DownloadRedirects.isAllowed(uri, baseUrl)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // No URL at all: refused below.
        }
        throw notFetched(resultUrl, 0, "only " + DownloadRedirects.allowedSchemes(baseUrl) + " URLs are fetched", null);
    }

    private static boolean mayPass(IOException e) {
        if (e instanceof RefusedDownloadException refused) {
            return refused.status() >= 500 || refused.status() == 429 || refused.status() == 408;
        }
        return !(e instanceof UnusableAnswerException);
    }

    /** False where the time or the patience of whoever waits is over. */
    private static boolean waitBeforeRetry(Duration delay, long deadline) {
        if (System.nanoTime() + delay.toNanos() > deadline) {
            return false;
        }
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PixelcutTransportException notFetched(String resultUrl, Call call, IOException e) {
        int status = e instanceof RefusedDownloadException refused ? refused.status() : 0;
        return notFetched(resultUrl, status, call.endedBecause() != null ? call.endedBecause() : reason(e), e);
    }

    private PixelcutTransportException notFetched(String resultUrl, int status, String reason, IOException e) {
        return new PixelcutTransportException(
                "The picture was made and paid for but could not be fetched from " + Text.abbreviate(resultUrl, apiKey)
                        + ": "
                        + reason
                        + ". Fetch it from there within an hour, or let Camel redeliver: that repeats only the download",
                Failure.download(status, resultUrl),
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
