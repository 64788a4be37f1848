package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.METHOD_NOT_ALLOWED;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.NOT_FOUND;
import static io.github.camelpixelcut.sandbox.internal.error.RefusedException.quoted;

import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.input.SampleImages;
import io.github.camelpixelcut.sandbox.internal.state.SandboxState;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Methods;
import io.undertow.util.PathTemplateMatch;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The paths of the sandbox. Everything that is in memory already is served by the IO threads: a call whose
 * {@code image_url} is a sample occupies a worker thread, and must not depend on another one for the download.
 */
public final class SandboxRoutes {

    static final String RESULTS = "/results/";

    private final SandboxState state;
    private final ApiKey apiKey;

    private SandboxRoutes(SandboxState state, ApiKey apiKey) {
        this.state = state;
        this.apiKey = apiKey;
    }

    /** @param acceptedKey the only key that is accepted; null accepts any that is not blank */
    public static HttpHandler of(SandboxState state, String acceptedKey) {
        return new SandboxRoutes(state, new ApiKey(acceptedKey)).handler();
    }

    /** The JSON of {@code GET /sandbox/stats}. */
    public static String statsOf(SandboxState state) {
        return new String(Json.write(state.account().counts()), StandardCharsets.UTF_8);
    }

    private HttpHandler handler() {
        RoutingHandler routes = Handlers.routing()
                .post("/v1/generate-background", new BodySizeLimit(new GenerateBackgroundHandler(state, apiKey)))
                .get("/v1/credits", this::credits)
                .get(
                        "/sandbox/stats",
                        exchange -> Responses.json(exchange, state.account().counts()))
                .post("/sandbox/fail-next", new BodySizeLimit(new FailNextHandler(state.failures())))
                .setFallbackHandler(exchange -> refuse(
                        exchange,
                        NOT_FOUND,
                        "There is nothing at " + quoted(exchange.getRequestPath())
                                + ": the sandbox has POST /v1/generate-background, GET /v1/credits,"
                                + " GET /sandbox/stats, POST /sandbox/fail-next, /results/ and /samples/"))
                .setInvalidMethodHandler(exchange -> refuse(
                        exchange,
                        METHOD_NOT_ALLOWED,
                        exchange.getRequestMethod() + " is not allowed at " + quoted(exchange.getRequestPath())));
        serve(routes, RESULTS + "{name}", this::result);
        serve(routes, "/samples/{name}", SandboxRoutes::sample);
        return Handlers.httpContinueRead(routes);
    }

    private static void serve(RoutingHandler routes, String template, HttpHandler handler) {
        routes.get(template, handler).add(Methods.HEAD, template, handler);
    }

    private void credits(HttpServerExchange exchange) {
        try {
            apiKey.check(exchange);
            Responses.json(
                    exchange,
                    Map.of("credits_remaining", state.account().counts().creditsRemaining()));
        } catch (RefusedException e) {
            Responses.refuse(exchange, e);
        }
    }

    private void result(HttpServerExchange exchange) {
        Optional<byte[]> jpeg = state.results().get(name(exchange));
        if (jpeg.isPresent()) {
            Responses.bytes(exchange, "image/jpeg", jpeg.get());
        } else {
            refuse(exchange, NOT_FOUND, "There is no such result: results are kept for one hour");
        }
    }

    private static void sample(HttpServerExchange exchange) {
        String name = name(exchange);
        Optional<byte[]> picture = SampleImages.picture(name);
        if (picture.isPresent()) {
            Responses.bytes(exchange, SampleImages.mediaType(name), picture.get());
        } else {
            refuse(
                    exchange,
                    NOT_FOUND,
                    "There is no sample " + quoted(name) + ": the samples are " + SampleImages.names());
        }
    }

    private static String name(HttpServerExchange exchange) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get("name");
    }

    private static void refuse(HttpServerExchange exchange, ErrorCode code, String message) {
        Responses.refuse(exchange, new RefusedException(code, message));
    }
}
