package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.internal.image.ImageReadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.message.BasicHeader;

/** One call of the API: its attempts, and the waits before them. For one thread. */
final class ApiCall<T> {

    private static final String API_KEY_HEADER = "X-API-KEY";

    private final HttpClient api;
    private final Account account;
    private final Pace pace;
    private final RetryRule rule;
    private final ApiRequest request;
    private final TrackedEntity body;
    private final InFlightCall call;
    private final ApiResponseHandler<T> handler;

    /** The status of the present attempt; 0 without an answer. */
    private int status;

    /** @param body null for a request without one */
    ApiCall(
            HttpClient api,
            Account account,
            AccountLimits limits,
            ApiRequest request,
            TrackedEntity body,
            InFlightCall call,
            ApiResponseHandler<T> handler) {
        this.api = api;
        this.account = account;
        this.pace = limits.pace();
        this.rule = new RetryRule(call, !pace.isOff(), limits.retries());
        this.request = request;
        this.body = body;
        this.call = call;
        this.handler = handler;
    }

    /** Sends it until it succeeds, or is not to be sent again. */
    T send() throws PixelcutException {
        Pace.Turn turn = pace.turn();
        PixelcutException last = null;
        while (true) {
            Permit permit = permit(turn, last);
            try {
                call.metrics().sent(last == null);
                T result = attempt(permit);
                rule.succeeded();
                return result;
            } catch (PixelcutException e) {
                Duration wait = rule.waitAfter(e, canBeSent());
                if (wait == null) {
                    throw e;
                }
                startOver();
                sleep(wait);
                last = e;
            }
        }
    }

    /** @param last the failure of the last attempt, which cost nothing; null before the first one */
    private Permit permit(Pace.Turn turn, PixelcutException last) throws PixelcutException {
        long start = System.nanoTime();
        try {
            Permit permit = pace.take(turn, call);
            if (permit != null) {
                return permit;
            }
            if (call.isLate()) {
                throw last == null ? noPermit("its turn did not come", null) : last;
            }
            throw noUsableAnswer(new InterruptedIOException("ended while it waited"));
        } catch (NoPermitException e) {
            throw last == null ? noPermit(e.getMessage(), e.waitForNext()) : last;
        } catch (PermitSourceException e) {
            String reason = LogText.abbreviate(String.valueOf(e.getCause()), account.apiKey());
            throw new PixelcutRateLimitException(
                    "The rateLimiter has failed: " + reason + ". The call cost nothing", rateLimit(null), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noUsableAnswer(new InterruptedIOException("the thread was interrupted while it waited for its turn"));
        } finally {
            call.metrics().waited(System.nanoTime() - start);
        }
    }

    private PixelcutRateLimitException noPermit(String reason, Duration wait) {
        return new PixelcutRateLimitException(
                "The call could not be sent within the requestTimeout of "
                        + call.retries().requestTimeout().toMillis() + " ms, because of the account's pace: " + reason
                        + ". The call cost nothing",
                rateLimit(wait),
                null);
    }

    private Failure rateLimit(Duration wait) {
        String code = ErrorCode.RATE_LIMIT_EXCEEDED.value();
        return new Failure(0, code, true, false, null, wait, call.metrics().attempts());
    }

    private T attempt(Permit permit) throws PixelcutException {
        status = 0;
        try {
            return InFlightCalls.send(api, call, httpRequest(), response -> answer(permit, response));
        } catch (IOException | RuntimeException | Error e) {
            if (body != null && body.brokenBy() != null) {
                throw imageNotRead(body.brokenBy());
            }
            throw noUsableAnswer(e);
        } finally {
            if (!isRefused()) {
                pace.ended(permit);
            }
        }
    }

    private boolean isRefused() {
        return status == HttpStatus.SC_TOO_MANY_REQUESTS;
    }

    private T answer(Permit permit, ClassicHttpResponse response) throws IOException, PixelcutException {
        ResponseStatus answered = call.answered(response);
        status = answered.code();
        if (answered.isRateLimited()) {
            pace.refused(permit, answered.retryAfter());
        }
        if (!answered.isSuccess()) {
            throw ErrorResponse.decode(
                    response,
                    request.paid() && body.isSent(),
                    account.apiKey(),
                    isRepeatable(),
                    call.metrics().attempts());
        }
        return handler.handle(new ApiResponse(response, account.apiKey()));
    }

    private HttpUriRequestBase httpRequest() {
        URI uri = URI.create(account.baseUrl() + request.path());
        HttpUriRequestBase http = new HttpUriRequestBase(request.method().name(), uri);
        http.setHeader(HttpHeaders.ACCEPT, request.accept());
        // Marked as sensitive, for whoever logs headers.
        http.setHeader(new BasicHeader(API_KEY_HEADER, account.apiKey(), true));
        if (body != null) {
            http.setEntity(body);
            body.onBrokenImage(http::cancel);
        }
        return http;
    }

    private boolean isRepeatable() {
        return body == null || body.isRepeatable();
    }

    /** A stream that was not begun can be sent, although only once. */
    private boolean canBeSent() {
        return isRepeatable() || !body.isStarted();
    }

    private void startOver() {
        status = 0;
        if (body != null) {
            body.startOver();
        }
    }

    /** An interrupt ends the wait for the next permit. */
    private void sleep(Duration wait) {
        try {
            call.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PixelcutException imageNotRead(ImageReadException e) {
        if (e.getCause() instanceof PixelcutException judged) {
            return judged;
        }
        return new PixelcutTransportException(
                e.getMessage() + " The upload was cut off and cost nothing",
                Failure.transport(0, false, false, null).after(call.metrics().attempts()),
                e);
    }

    /**
     * Whatever kept the answer from being used: the network, the answer itself, a user's interceptor, the lack of
     * memory.
     */
    PixelcutTransportException noUsableAnswer(Throwable e) {
        boolean possiblyCharged = request.paid() && (status != 0 || body.isSent());
        boolean neverSent = body == null || !body.isStarted();
        boolean retryable = neverSent && call.endedBecause() == null && RetryRule.isNeverConnected(e);
        String resultUrl = e instanceof UnusableResponseException unusable ? unusable.resultUrl() : null;
        return new PixelcutTransportException(
                "No usable answer from " + account.baseUrl() + ": " + call.reasonOf(e, account.apiKey()) + ". "
                        + (possiblyCharged
                                ? "The picture may have been made and charged, so it is not sent again"
                                : "The call cost nothing"),
                Failure.transport(status, retryable, possiblyCharged, resultUrl)
                        .after(call.metrics().attempts()),
                e);
    }
}
