package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Named.named;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is only in the request: not in logs, exceptions, stack traces or the printed form of an endpoint. */
class KeyIsNeverShownTest extends RouteTestSupport {

    private static final String ECHO = "Your key is " + KEY + " and it is wrong";

    private CapturedLog log;
    private MockWebServer api;

    @BeforeEach
    void startServer() throws IOException {
        log = CapturedLog.begin();
        api = new MockWebServer();
        api.start();
    }

    @AfterEach
    void stopServer() {
        api.close();
        log.close();
    }

    /** Answers that fail the call; most of them repeat the key. */
    static Stream<Named<MockResponse.Builder>> failures() {
        return Stream.of(
                named("401", json(401, "{\"error\": \"" + ECHO + "\", \"error_code\": \"invalid_auth_token\"}")),
                named(
                        "400, the key as error code",
                        json(400, "{\"error\": \"" + ECHO + "\", \"error_code\": \"" + KEY + "\"}")),
                named(
                        "403, error and code of other types",
                        json(403, "{\"error\": {\"" + KEY + "\": 1}, \"error_code\": [\"" + KEY + "\"]}")),
                named("500, a text", json(500, "\"" + ECHO + "\"")),
                named("502, no JSON", json(502, ECHO)),
                named("200, the key as URL", json(200, "{\"result_url\": \"" + KEY + "\"}")),
                named("200, the URL is an object", json(200, "{\"result_url\": {\"" + KEY + "\": 1}}")),
                named("200, no JSON", json(200, KEY)),
                named("200, half of a JSON", json(200, "{\"" + KEY)),
                named("200, the key as credits", json(200, "{\"credits_remaining\": \"" + KEY + "\"}")),
                named("200, a URL of another scheme", json(200, "{\"result_url\": \"ftp://example.org/" + KEY + "\"}")),
                named(
                        "200, a URL where nobody listens",
                        json(200, "{\"result_url\": \"http://127.0.0.1:1/" + KEY + "\"}")),
                named("200, the key as media type", answer(200, "x/" + KEY, "?")),
                named("200, an empty picture", answer(200, "image/" + KEY, "")),
                named("200, the key as encoding", answer(200, "image/jpeg", "?").addHeader("Content-Encoding", KEY)),
                named("302", answer(302, "text/html", ECHO).addHeader("Location", "http://127.0.0.1:1/" + KEY)),
                named(
                        "429, the key as Retry-After",
                        answer(429, "text/html", ECHO).addHeader("Retry-After", KEY)),
                named("429, Retry-After: 3600", answer(429, "text/html", ECHO).addHeader("Retry-After", "3600")),
                named(
                        "no status line, then closed",
                        new MockResponse.Builder().status(KEY).onResponseEnd(new SocketEffect.CloseSocket())),
                named("the key as status", new MockResponse.Builder().status("HTTP/1.1 " + KEY)),
                named(
                        "the key as header",
                        new MockResponse.Builder().status("HTTP/1.1 200 OK").addHeaderLenient(KEY, KEY)),
                named(
                        "the key as length",
                        new MockResponse.Builder()
                                .status("HTTP/1.1 200 OK")
                                .addHeader("Content-Length: " + KEY.length() + KEY)),
                named("closed", new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
                named("no answer", new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void whenACallFails(MockResponse.Builder answer) {
        answerAlways(answer.build());
        List<Throwable> failures = new ArrayList<>();
        for (String output : List.of("image", "url", "download")) {
            failures.add(failureOfCall(pixelcut(
                    baseUrl(), "requestsPerSecond=0", "responseTimeout=150", "maxRetries=1", "output=" + output)));
        }
        failures.add(failureOfCall(
                "pixelcut:credits?responseTimeout=150&maxRetries=0&apiKey=" + KEY + "&baseUrl=" + baseUrl()));

        assertThat(failures).anyMatch(failure -> failure != null);
        assertThat(failures).allSatisfy(KeyIsNeverShownTest::assertHidesTheKey);
        assertLogHidesTheKey();
    }

    @Test
    void whenNobodyListens() throws IOException {
        Throwable failure = failureOfCall(pixelcut("http://127.0.0.1:1", "maxRetries=1"));

        assertHidesTheKey(failure);
        assertThat(log.lines()).isNotEmpty();
        assertLogHidesTheKey();
    }

    @Test
    void whenTheImageIsRefused() {
        Throwable failure = failureOfCall(pixelcut(baseUrl()), Pictures.png(1, 1));

        assertHidesTheKey(failure);
        assertLogHidesTheKey();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "scene=moon",
                "scale=0",
                "xCenter=2",
                "noSuchOption=1",
                "baseUrl=ftp://example.org",
                "responseTimeout=never",
                "sslContextParameters=#missing"
            })
    void whenAnEndpointCannotBeCreated(String option) {
        String uri = "pixelcut:generate-background?apiKey=" + KEY + "&" + option;

        for (Throwable failure :
                List.of(catchThrowable(() -> context.getEndpoint(uri)), catchThrowable(() -> routeTo(uri)))) {
            assertThat(failure).hasMessageContaining("pixelcut://generate-background?apiKey=xxxxxx");
            assertHidesTheKey(failure);
        }
        assertThat(log.lines()).noneMatch(line -> line.contains(KEY));
    }

    @Test
    void whenTheOperationIsUnknown() {
        assertHidesTheKey(catchThrowable(() -> context.getEndpoint("pixelcut:paint?apiKey=" + KEY)));
    }

    static Stream<Named<String>> malformedKeys() {
        return Stream.of(
                named("with a second header", "sk_secret\r\nX-Injected: yes"),
                named("with a line break", "sk_secret\n"),
                named("with a space", "sk secret"),
                named("after a space", " sk_secret"),
                named("not in ASCII", "sk_secret\u00e9"),
                named("with a null character", "sk_secret\u0000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedKeys")
    void whenTheKeyItselfIsMalformed(String key) {
        context.getComponent("pixelcut", PixelcutComponent.class)
                .getConfiguration()
                .setApiKey(key);

        Throwable failure = catchThrowable(() -> routeTo("pixelcut:generate-background?baseUrl=" + baseUrl()));

        assertThat(failure)
                .rootCause()
                .hasMessageContainingAll(
                        "apiKey", "PIXELCUT_API_KEY", "blank or malformed", "visible ASCII characters");
        assertThat(StackTraces.of(failure)).doesNotContain("sk_secret", "sk secret", "X-Injected");
        assertThat(log.lines()).noneMatch(line -> line.contains("secret") || line.contains("X-Injected"));
    }

    static Stream<Named<String>> blankKeys() {
        return Stream.of(named("empty", ""), named("space", " "), named("tabulator", "\t"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blankKeys")
    void aBlankKeyIsRefusedAtStart(String key) {
        context.getComponent("pixelcut", PixelcutComponent.class)
                .getConfiguration()
                .setApiKey(key);

        assertThat(catchThrowable(() -> routeTo("pixelcut:generate-background?baseUrl=" + baseUrl())))
                .rootCause()
                .hasMessageContaining("apiKey (or PIXELCUT_API_KEY) is blank or malformed");
    }

    @Test
    void thePasswordOfABaseUrlIsHiddenToo() {
        Throwable failure = catchThrowable(
                () -> routeTo(pixelcut("RAW(https://user:hunter2@api.example.org)", "proxyAuthPassword=hunter2")));

        assertThat(failure).rootCause().hasMessageContaining("The option baseUrl is 'https://user:xxxxxx@");
        assertThat(StackTraces.of(failure)).doesNotContain("hunter2");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "apiKey=" + KEY + "&proxyAuthPassword=hunter2",
                "api-key=" + KEY + "&proxy-auth-password=hunter2",
                "apikey=RAW(" + KEY + ")&proxyauthpassword=RAW{hunter2}",
                "Api-Key=RAW(" + KEY + ")&Proxy-Auth-Password=RAW(hunter2)"
            })
    void thePrintedFormOfAnEndpointHasNoKey(String secrets) {
        Endpoint endpoint = context.getEndpoint("pixelcut:generate-background?scene=linen&" + secrets);

        assertThat(endpoint.toString() + endpoint.getEndpointUri() + endpoint.getEndpointKey())
                .containsIgnoringCase("apiKey=xxxxxx")
                .contains("scene=linen")
                .doesNotContain(KEY, "hunter2");
    }

    @Test
    void endpointsWithDifferentKeysAreNotConfused() {
        String other = pixelcut(baseUrl()).replace(KEY, "sk_other");

        assertThat(context.getEndpoint(pixelcut(baseUrl())))
                .isEqualTo(context.getEndpoint(pixelcut(baseUrl())))
                .isNotEqualTo(context.getEndpoint(other));
    }

    @Test
    void eachCallOfADynamicRouteSendsItsOwnKey() throws InterruptedException {
        api.enqueue(json(401, "{}").build());
        api.enqueue(json(401, "{}").build());
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).toD(pixelcut(baseUrl()).replace(KEY, "${header.account}"));
            }
        });

        send(Pictures.PNG, Map.of("account", "sk_first"));
        send(Pictures.PNG, Map.of("account", "sk_second"));

        assertThat(api.takeRequest().getHeaders().get("X-API-KEY")).isEqualTo("sk_first");
        assertThat(api.takeRequest().getHeaders().get("X-API-KEY")).isEqualTo("sk_second");
    }

    @Test
    void whenASceneAndAPromptAreSetTheWarningHasNoKey() {
        routeTo(pixelcut(baseUrl(), "scene=marble", "prompt=table"));

        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARN") && line.contains("with a scene the API ignores the prompts"));
        assertLogHidesTheKey();
    }

    @Test
    void whenARouteLogsEverything() {
        answerAlways(json(504, "{}").build());
        context.setTracing(true);
        context.setMessageHistory(true);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(1)
                        .logExhausted(true)
                        .logExhaustedMessageHistory(true)
                        .logRetryAttempted(true)
                        .retryAttemptedLogLevel(LoggingLevel.ERROR)
                        .to("log:failed?showAll=true&showAllProperties=true");
                from(IN).to(pixelcut(baseUrl()));
            }
        });

        Exchange exchange = send(Pictures.PNG);

        assertThat(log.lines()).anyMatch(line -> line.contains("CamelFailureEndpoint=pixelcut:"));
        assertLogHidesTheKey();
        assertThat(exchange.getAllProperties().toString()
                        + exchange.getMessage().getHeaders())
                .contains("CamelFailureEndpoint")
                .doesNotContain(KEY);
    }

    private Throwable failureOfCall(String uri) {
        return failureOfCall(uri, Pictures.PNG);
    }

    private Throwable failureOfCall(String uri, Object body) {
        Exchange exchange = template.send(uri, sent -> sent.getMessage().setBody(body));
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN + uri.hashCode()).to(uri);
            }
        });
        template.send(IN + uri.hashCode(), sent -> sent.getMessage().setBody(body));
        return failureOf(exchange);
    }

    private static void assertHidesTheKey(Throwable failure) {
        if (failure != null) {
            assertThat(failure.toString()).doesNotContain(KEY);
            assertThat(StackTraces.of(failure)).doesNotContain(KEY);
        }
    }

    private void assertLogHidesTheKey() {
        assertThat(log.lines()).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(KEY));
    }

    private void answerAlways(MockResponse answer) {
        api.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
    }

    private static MockResponse.Builder json(int status, String body) {
        return answer(status, "application/json", body);
    }

    private static MockResponse.Builder answer(int status, String type, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(new Buffer().writeUtf8(body));
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + api.getPort();
    }
}
