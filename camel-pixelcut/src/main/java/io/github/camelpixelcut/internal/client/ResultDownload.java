package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * Fetches finished pictures from their URLs. The key is not sent, and as a download costs nothing it is tried again
 * after any transient failure.
 */
final class ResultDownload {

    private final HttpClient http;
    private final URI baseUrl;
    private final String apiKey;
    private final InFlightCalls calls;
    private final ResultUrls paid;

    /**
     * @param account its key is removed from messages, in case a server repeats it
     * @param paid the URLs of which it is known that their pictures are paid for
     */
    ResultDownload(HttpClient http, Account account, InFlightCalls calls, ResultUrls paid) {
        this.http = http;
        this.baseUrl = URI.create(account.baseUrl());
        this.apiKey = account.apiKey();
        this.calls = calls;
        this.paid = paid;
    }

    /** @throws PixelcutException with the result URL, so that the picture can be fetched later */
    <T> T fetch(String resultUrl, RetryPolicy retries, CallMetrics metrics, ApiResponseHandler<T> handler)
            throws PixelcutException {
        URI uri = requireAllowed(resultUrl, metrics);
        InFlightCall call = new InFlightCall(retries, metrics);
        try {
            return calls.run(call, () -> fetch(uri, resultUrl, call, handler));
        } catch (RuntimeException | Error e) {
            throw notFetched(resultUrl, call, e);
        }
    }

    private <T> T fetch(URI uri, String resultUrl, InFlightCall call, ApiResponseHandler<T> handler)
            throws PixelcutException {
        for (int attempt = 1; ; attempt++) {
            try {
                call.metrics().sent(attempt == 1);
                return attempt(uri, call, handler);
            } catch (IOException | RuntimeException | Error e) {
                Duration delay = call.retries().delayBefore(attempt);
                boolean again = attempt <= call.retries().maxRetries() && isTransient(e) && call.hasTimeFor(delay);
                if (!again || !waited(call, delay)) {
                    throw notFetched(resultUrl, call, e);
                }
            }
        }
    }

    private <T> T attempt(URI uri, InFlightCall call, ApiResponseHandler<T> handler)
            throws IOException, PixelcutException {
        HttpGet request = new HttpGet(uri);
        request.setHeader(HttpHeaders.ACCEPT, ApiResponse.IMAGE);
        return InFlightCalls.send(http, call, request, response -> {
            ResponseStatus status = ResponseStatus.of(response);
            call.metrics().answeredByResultHost(status);
            if (!status.isSuccess()) {
                throw new RefusedDownloadException(status);
            }
            return handler.handle(new ApiResponse(response, apiKey));
        });
    }

    private URI requireAllowed(String resultUrl, CallMetrics metrics) throws PixelcutTransportException {
        try {
            URI uri = LenientUrl.parse(resultUrl);
            if (DownloadRedirects.isAllowed(uri, baseUrl)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notFetched(
                    resultUrl, 0, "it is no valid URL (" + LogText.abbreviate(e.getReason()) + ")", metrics, null);
        }
        String reason = "only " + DownloadRedirects.allowedSchemes(baseUrl) + " URLs are fetched";
        throw notFetched(resultUrl, 0, reason, metrics, null);
    }

    private static boolean isTransient(Throwable e) {
        if (e instanceof RefusedDownloadException refused) {
            return refused.status().isTransientForDownload();
        }
        return e instanceof IOException
                && !(e instanceof UnusableResponseException)
                && !(e instanceof MessageConstraintException)
                && !(e instanceof RefusedHostException);
    }

    /** @return false if the call was ended or the thread was interrupted */
    private static boolean waited(InFlightCall call, Duration delay) {
        try {
            return call.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PixelcutTransportException notFetched(String resultUrl, InFlightCall call, Throwable e) {
        int status =
                e instanceof RefusedDownloadException refused ? refused.status().code() : 0;
        return notFetched(resultUrl, status, call.reasonOf(e, apiKey), call.metrics(), e);
    }

    private PixelcutTransportException notFetched(
            String resultUrl, int status, String reason, CallMetrics metrics, Throwable e) {
        String notFetched =
                " could not be fetched from " + LogText.abbreviate(resultUrl, apiKey) + ": " + reason + ". ";
        return paid.contains(resultUrl)
                ? new PixelcutTransportException(
                        "The picture was made and paid for but" + notFetched
                                + "Fetch it from there within an hour, or let Camel redeliver: that repeats only the download",
                        Failure.download(status, resultUrl).after(metrics.attempts()),
                        e)
                : new PixelcutTransportException(
                        "The picture" + notFetched
                                + "That cost nothing. No call of this application gave the URL since its start, so it is"
                                + " not known whether the picture was paid for",
                        Failure.transport(status, isTransient(e), false, resultUrl)
                                .after(metrics.attempts()),
                        e);
    }
}
