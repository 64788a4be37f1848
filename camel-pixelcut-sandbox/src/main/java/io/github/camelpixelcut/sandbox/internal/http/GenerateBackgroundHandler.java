package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INSUFFICIENT_API_CREDITS;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.RATE_LIMIT_EXCEEDED;

import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.input.CallerGoneException;
import io.github.camelpixelcut.sandbox.internal.state.InjectedFailure;
import io.github.camelpixelcut.sandbox.internal.state.RandomFault;
import io.github.camelpixelcut.sandbox.internal.state.SandboxState;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;

/** {@code POST /v1/generate-background}. */
final class GenerateBackgroundHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelpixelcut.sandbox");

    /** The status 499 of nginx: there is no standard one, because nobody gets it. */
    private static final String CLIENT_CLOSED_REQUEST = "http_499";

    /** What gives its place back when a call has ended. */
    private static final AttachmentKey<Runnable> SLOT = AttachmentKey.create(Runnable.class);

    private final SandboxState state;
    private final ApiKey apiKey;
    private final RequestReader reader = new RequestReader();
    private final PictureService pictures = new PictureService();

    GenerateBackgroundHandler(SandboxState state, ApiKey apiKey) {
        this.state = state;
        this.apiKey = apiKey;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        state.account().countRequest();
        try {
            apiKey.check(exchange);
            Optional<InjectedFailure> injected = state.failures().next();
            if (injected.isPresent()) {
                fail(exchange, injected.get(), "This failure was requested by fail-next");
            } else {
                answer(exchange, state.faults().next());
            }
        } catch (RefusedException e) {
            state.account().countError(e.code().wireName());
            Responses.refuse(exchange, e);
        } catch (CallerGoneException e) {
            LOG.info("Stopped the work on a picture: {}", e.getMessage());
            state.account().countError(CLIENT_CLOSED_REQUEST);
            close(exchange);
        } catch (RuntimeException e) {
            LOG.error("A picture could not be made: this is a defect of the sandbox", e);
            state.account().countError("http_500");
            Responses.error(exchange, 500, null, "Internal service error");
        }
    }

    private void answer(HttpServerExchange exchange, RandomFault fault) throws RefusedException, CallerGoneException {
        switch (fault.kind()) {
            case NONE, SLOW -> {
                byte[] jpeg = paidPicture(exchange);
                count(fault);
                afterLatency(exchange, fault.delay(), () -> deliver(exchange, jpeg));
            }
            case STATUS -> {
                count(fault);
                InjectedFailure failure =
                        new InjectedFailure(fault.status(), ErrorCode.onlyOneOf(fault.status()), Map.of());
                fail(exchange, failure, "This is a random fault that the sandbox was configured for");
            }
            case RESET_BEFORE_PICTURE -> {
                reader.read(exchange);
                count(fault);
                reset(exchange);
            }
            case RESET_AFTER_PICTURE -> {
                paidPicture(exchange);
                count(fault);
                afterLatency(exchange, Duration.ZERO, () -> reset(exchange));
            }
        }
    }

    private void count(RandomFault fault) {
        if (fault.kind() != RandomFault.Kind.NONE) {
            state.account().countFault(fault);
        }
    }

    private static void reset(HttpServerExchange exchange) {
        LOG.info(
                "Reset the connection of {}: a random fault that the sandbox was configured for",
                exchange.getRequestPath());
        try {
            exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        } catch (IOException e) {
            LOG.debug("The client has closed the connection already", e);
        }
        close(exchange);
    }

    private void fail(HttpServerExchange exchange, InjectedFailure failure, String message) {
        state.account().countError(failure.countedAs());
        failure.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        Responses.error(exchange, failure.status(), failure.errorCode(), message);
    }

    private byte[] paidPicture(HttpServerExchange exchange) throws RefusedException, CallerGoneException {
        requireWithinLimits(exchange);
        if (!state.account().canPay()) {
            throw insufficientCredits();
        }
        GenerateRequest request = reader.read(exchange);
        byte[] jpeg = pictures.picture(request, new ClientConnection(exchange));
        if (!state.account().charge()) {
            throw insufficientCredits();
        }
        LOG.info(
                "Made a picture of {}: {} credits remain",
                request,
                state.account().counts().creditsRemaining());
        return jpeg;
    }

    private void requireWithinLimits(HttpServerExchange exchange) throws RefusedException {
        if (!state.rateLimit().accept()) {
            throw new RefusedException(
                    RATE_LIMIT_EXCEEDED,
                    "Too many requests: the limit is " + state.rateLimit().requestsPerSecond() + " per second");
        }
        if (!state.concurrencyLimit().begin()) {
            throw new RefusedException(
                    RATE_LIMIT_EXCEEDED,
                    "Too much concurrency: the limit is "
                            + state.concurrencyLimit().concurrentRequests() + " requests at the same time");
        }
        exchange.putAttachment(SLOT, state.concurrencyLimit()::end);
        exchange.addExchangeCompleteListener((ended, next) -> {
            freeSlot(ended);
            next.proceed();
        });
    }

    /** An exchange whose connection is closed may not be completed. */
    private static void close(HttpServerExchange exchange) {
        IoUtils.safeClose(exchange.getConnection());
        freeSlot(exchange);
    }

    private static void freeSlot(HttpServerExchange exchange) {
        Runnable slot = exchange.removeAttachment(SLOT);
        if (slot != null) {
            slot.run();
        }
    }

    private RefusedException insufficientCredits() {
        return new RefusedException(
                INSUFFICIENT_API_CREDITS,
                "Insufficient credits available: a picture costs "
                        + state.account().creditsPerPicture() + ", "
                        + state.account().counts().creditsRemaining() + " remain");
    }

    /** Waits without occupying a thread. */
    private void afterLatency(HttpServerExchange exchange, Duration delay, Runnable answer) {
        long millis = state.latency().get().plus(delay).toMillis();
        if (millis == 0) {
            answer.run();
            return;
        }
        HttpHandler handler = waited -> answer.run();
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> exchange.getIoThread()
                        .executeAfter(() -> dispatch(exchange, handler), millis, TimeUnit.MILLISECONDS));
    }

    private static void dispatch(HttpServerExchange exchange, HttpHandler handler) {
        try {
            exchange.dispatch(handler);
        } catch (RejectedExecutionException e) {
            LOG.debug("The sandbox is being stopped: a call under way ends without a response", e);
            close(exchange);
        }
    }

    private void deliver(HttpServerExchange exchange, byte[] jpeg) {
        switch (ResponseForm.askedBy(exchange)) {
            case IMAGE -> Responses.bytes(exchange, "image/jpeg", jpeg);
            case RESULT_URL -> Responses.json(exchange, Map.of("result_url", resultUrl(exchange, jpeg)));
        }
    }

    /** With the host that the client called, because it may know the sandbox by another name. */
    private String resultUrl(HttpServerExchange exchange, byte[] jpeg) {
        return "http://" + exchange.getHostAndPort() + SandboxRoutes.RESULTS
                + state.results().put(jpeg);
    }
}
