package io.github.camelpixelcut.reliability;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.camelpixelcut.reliability.Answers.CLOSE;
import static io.github.camelpixelcut.reliability.Answers.LONG_TEXT;
import static io.github.camelpixelcut.reliability.Answers.STALL;
import static io.github.camelpixelcut.reliability.Answers.answer;
import static io.github.camelpixelcut.reliability.Answers.flooded;
import static io.github.camelpixelcut.reliability.Answers.json;
import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.resultUrl;
import static io.github.camelpixelcut.reliability.Answers.status;
import static io.github.camelpixelcut.reliability.Answers.withoutLength;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.internal.client.UnusableResponseException;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finished picture is downloaded as often as necessary and never generated again. The sandbox is behind WireMock. */
class DownloadTest extends FaultTestSupport {

    private static final RequestPatternBuilder DOWNLOADS = getRequestedFor(urlMatching("/results/.*"));

    private static final byte[] HALF_A_JPEG = Arrays.copyOf(Pictures.product("jpg", 64, 64), 400);

    private static final int RETRIES = 2;
    private static final int FLOOD = 200 * 1024 * 1024;

    static Stream<FaultCase> cases() {
        return Stream.of(
                fetched("503, then the picture", 3, status(503), picture()),
                fetched("429, then the picture", 3, status(429), picture()),
                fetched(
                        "A truncated picture, then the complete one",
                        3,
                        picture(LONG_TEXT).onResponseBody(CLOSE),
                        picture()),
                fetched(
                        "Half a JPEG without a length, then the complete one",
                        3,
                        withoutLength("image/jpeg", HALF_A_JPEG),
                        picture()),
                fetched("A closed connection, then the picture", 3, answer().onResponseStart(CLOSE), picture()),
                new FaultCase("A redirect to another host", DownloadTest::redirected, Outcome.picture(3, 1)),
                lost(
                        "The URL has expired: 404",
                        404,
                        2,
                        IOException.class,
                        "the result host answered 404",
                        status(404)),
                lost(
                        "The URL has expired: 410",
                        410,
                        2,
                        IOException.class,
                        "the result host answered 410",
                        status(410)),
                lost(
                        "The result host refuses: 403",
                        403,
                        2,
                        IOException.class,
                        "the result host answered 403",
                        status(403)),
                lost(
                        "500 at each of 1 + 2 attempts",
                        500,
                        2 + RETRIES,
                        IOException.class,
                        "the result host answered 500",
                        status(500)),
                lost(
                        "A truncated picture at each of 1 + 2 attempts",
                        0,
                        2 + RETRIES,
                        IOException.class,
                        "Premature end",
                        picture(LONG_TEXT).onResponseBody(CLOSE)),
                lost(
                        "Half a JPEG without a length at each of 1 + 2 attempts",
                        0,
                        2 + RETRIES,
                        EOFException.class,
                        "Premature end of the picture",
                        withoutLength("image/jpeg", HALF_A_JPEG)),
                new FaultCase(
                        "The result host is down", DownloadTest::down, failed(0, 1, ConnectException.class, "refused")),
                new FaultCase(
                        "A picture that arrives too slowly",
                        DownloadTest::dribbling,
                        failed(0, 2, IOException.class, "the requestTimeout of")),
                new FaultCase(
                        "500, then silence until `requestTimeout`",
                        DownloadTest::silent,
                        failed(0, 3, IOException.class, "the requestTimeout of 2000 ms was over")),
                lost(
                        "A redirect to another scheme",
                        0,
                        2 + RETRIES,
                        IOException.class,
                        "only redirects to http and https are followed",
                        status(302).addHeader("Location", "ftp://127.0.0.1/1.jpg")),
                lost(
                        "HTML with status 200",
                        0,
                        2,
                        UnusableResponseException.class,
                        "a picture was asked for, this is text/html",
                        answer("text/html", "<html>Welcome</html>")),
                lost("An empty picture", 0, 2, UnusableResponseException.class, "the answer is empty", picture("")),
                lost("A JSON document", 0, 2, UnusableResponseException.class, "this is application/json", json("{}")),
                new FaultCase(
                        "A JSON document of 200 MB",
                        DownloadTest::flood,
                        failed(0, 2, UnusableResponseException.class, "larger than 65536 bytes")),
                new FaultCase(
                        "`pixelcut:download` of a stored URL that has expired: 404",
                        DownloadTest::stored,
                        new Outcome(
                                PixelcutTransportException.class,
                                404,
                                null,
                                "the result host answered 404",
                                IOException.class,
                                false,
                                false,
                                1,
                                0)));
    }

    private static FaultCase fetched(String fault, int requests, MockResponse.Builder... downloads) {
        return new FaultCase(fault, test -> fetch(test, downloads), Outcome.picture(requests, 1));
    }

    private static FaultCase lost(
            String fault,
            int status,
            int requests,
            Class<? extends Throwable> cause,
            String says,
            MockResponse.Builder download) {
        return new FaultCase(fault, test -> fetch(test, download), failed(status, requests, cause, says));
    }

    private static Outcome failed(int status, int requests, Class<? extends Throwable> cause, String says) {
        return new Outcome(PixelcutTransportException.class, status, null, says, cause, false, true, requests, 1);
    }

    private static Seen fetch(FaultTestSupport test, MockResponse.Builder... downloads) {
        return fetch(
                test,
                test.opened(new StandIn(
                        Stream.of(downloads).map(MockResponse.Builder::build).toArray(MockResponse[]::new))));
    }

    /** The API answers with a URL on the result host, which must never receive the key. */
    private static Seen fetch(FaultTestSupport test, StandIn results, String... options) {
        Seen made = fetch(test, results.baseUrl(), options);
        assertThat(results.keys()).isZero();
        return new Seen(made.exchange(), () -> made.requests().getAsInt() + results.requests(), made.pictures());
    }

    private static Seen fetch(FaultTestSupport test, String host, String... more) {
        String url = host + "/1.jpg";
        String[] options = Stream.concat(Stream.of("output=download", "maxRetries=" + RETRIES), Stream.of(more))
                .toArray(String[]::new);
        Seen seen = test.call(new StandIn(resultUrl(url).build()), options);
        assertThat(seen.exchange().getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo(url);
        if (failureOf(seen.exchange()) instanceof PixelcutException failure) {
            assertThat(failure.getResultUrl()).isEqualTo(url);
        }
        return seen;
    }

    private static Seen stored(FaultTestSupport test) {
        StandIn results = test.opened(new StandIn(status(404).build()));
        String uri = "pixelcut:download?apiKey=" + KEY + "&baseUrl=" + results.baseUrl();
        return Seen.of(test.through(uri, results.baseUrl() + "/1.jpg"), results);
    }

    private static Seen redirected(FaultTestSupport test) {
        StandIn elsewhere = test.opened(new StandIn(picture().build()));
        Seen seen = fetch(test, status(302).addHeader("Location", elsewhere.baseUrl() + "/2.jpg"));
        assertThat(elsewhere.keys()).isZero();
        return new Seen(seen.exchange(), () -> seen.requests().getAsInt() + elsewhere.requests(), seen.pictures());
    }

    private static Seen dribbling(FaultTestSupport test) {
        MockResponse slow =
                picture(LONG_TEXT).throttleBody(10, 50, TimeUnit.MILLISECONDS).build();
        return fetch(test, test.opened(new StandIn(slow)), "requestTimeout=2000");
    }

    /** The message has the {@code requestTimeout} that was set, although the second attempt has less time left. */
    private static Seen silent(FaultTestSupport test) {
        StandIn results =
                new StandIn(status(500).build(), answer().onResponseStart(STALL).build());
        return fetch(test, test.opened(results), "requestTimeout=2000");
    }

    private static Seen down(FaultTestSupport test) {
        return fetch(test, NoServer.refusing().baseUrl());
    }

    private static Seen flood(FaultTestSupport test) {
        Answers.Flood flood = new Answers.Flood("{\"a\": \"", FLOOD);
        Seen seen = fetch(test, flooded(200, "application/json", flood));
        assertThat(flood.written()).isLessThan(FLOOD / 4);
        return seen;
    }

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @RegisterExtension
    static WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().preserveHostHeader(true))
            .build();

    @BeforeEach
    void picturesAreMadeByTheSandbox() {
        api.stubFor(post(urlEqualTo("/v1/generate-background")).willReturn(sandboxAnswers()));
    }

    @Test
    void theComponentRepeatsADownload() {
        downloadsAnswer(
                aResponse().withStatus(503), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), sandboxAnswers());
        routeTo(pixelcut(api.baseUrl(), "output=download"));

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getException()).isNull();
        assertIsPicture(exchange);
        api.verify(3, DOWNLOADS);
        assertPaidOnce();
    }

    @Test
    void camelsRedeliveryRepeatsADownload() {
        downloadsAnswer(
                aResponse().withStatus(500),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withStatus(404),
                sandboxAnswers());
        routeWithRedeliveries(3);

        Exchange exchange = send(Pictures.product());

        assertThat(exchange.getException()).isNull();
        assertIsPicture(exchange);
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class))
                .startsWith(api.baseUrl() + "/results/");
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES, Instant.class))
                .isBetween(Instant.now().plusSeconds(3_000), Instant.now().plusSeconds(3_600));
        api.verify(4, DOWNLOADS);
        assertPaidOnce();
    }

    @ParameterizedTest(name = "status {0}")
    @ValueSource(ints = {403, 500})
    void afterTheLastRedeliveryTheUrlIsStillInTheException(int status) {
        downloadsAnswer(aResponse().withStatus(status));
        routeWithRedeliveries(2);

        Exchange exchange = send(Pictures.product());

        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutTransportException.class);
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure.isPossiblyCharged()).isTrue();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getResultUrl())
                .startsWith(api.baseUrl() + "/results/")
                .isEqualTo(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES))
                .isInstanceOf(Instant.class);
        assertThat(failure)
                .hasMessageContainingAll(
                        "made and paid for but could not be fetched from " + failure.getResultUrl(),
                        "the result host answered " + status,
                        "within an hour",
                        "let Camel redeliver");
        api.verify(3, DOWNLOADS);
        assertPaidOnce();
    }

    @Test
    void aPictureThatIsTooLargeIsNotDownloadedAgainByTheComponent() {
        downloadsAnswer(sandboxAnswers());
        routeTo(pixelcut(api.baseUrl(), "output=download", "maxResultSize=1000"));

        Exchange exchange = send(Pictures.product());

        assertThat(failureOf(exchange)).hasMessageContaining("larger than 1000 bytes");
        api.verify(1, DOWNLOADS);
        assertPaidOnce();
    }

    @Test
    void aSecondCallFromTheHandlerGeneratesAnotherPicture() {
        downloadsAnswer(aResponse().withStatus(404), sandboxAnswers());
        String uri = pixelcut(api.baseUrl(), "output=download", "maxRetries=0");
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutTransportException.class).handled(true).to(uri);
                from(IN).to(uri);
            }
        });

        Exchange exchange = send(Pictures.product());

        assertIsPicture(exchange);
        assertThat(sandbox.stats().generated()).isEqualTo(2);
    }

    private void routeWithRedeliveries(int redeliveries) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutTransportException.class)
                        .maximumRedeliveries(redeliveries)
                        .redeliveryDelay(1)
                        .handled(true);
                from(IN).to(pixelcut(api.baseUrl(), "output=download", "maxRetries=0"));
            }
        });
    }

    /** Answers downloads in this order; the last answer is repeated. */
    private static void downloadsAnswer(ResponseDefinitionBuilder... answers) {
        List<ResponseDefinitionBuilder> all = List.of(answers);
        for (int i = 0; i < all.size(); i++) {
            api.stubFor(get(urlMatching("/results/.*"))
                    .inScenario("downloads")
                    .whenScenarioStateIs(state(i))
                    .willReturn(all.get(i))
                    .willSetStateTo(state(Math.min(i + 1, all.size() - 1))));
        }
    }

    private static String state(int downloads) {
        return downloads == 0 ? Scenario.STARTED : "after " + downloads;
    }

    private static ResponseDefinitionBuilder sandboxAnswers() {
        return aResponse().proxiedFrom(sandbox.baseUrl());
    }

    private static void assertIsPicture(Exchange exchange) {
        assertThat(exchange.getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
    }

    private static void assertPaidOnce() {
        assertThat(sandbox.stats().requests()).isOne();
        assertThat(sandbox.stats().generated()).isOne();
        assertThat(sandbox.stats().creditsCharged()).isEqualTo(10);
    }
}
