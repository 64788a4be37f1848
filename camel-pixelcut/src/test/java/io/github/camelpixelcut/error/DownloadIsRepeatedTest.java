package io.github.camelpixelcut.error;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.support.Pictures;
import io.github.camelpixelcut.support.RouteTestSupport;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture that was made is fetched as often as it takes, and never made again. The sandbox is behind WireMock. */
class DownloadIsRepeatedTest extends RouteTestSupport {

    private static final RequestPatternBuilder DOWNLOADS = getRequestedFor(urlMatching("/results/.*"));

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
    void byTheComponentItself() {
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
    void byCamelsRedelivery() {
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

    @Test
    void byARedeliveryOfTheOperationDownloadWhichKnowsTheUrlOnly() {
        downloadsAnswer(aResponse().withStatus(500), aResponse().withStatus(404), sandboxAnswers());
        String generate = pixelcut(api.baseUrl(), "output=url");
        String download = pixelcut(api.baseUrl(), "maxRetries=0").replace("generate-background", "download");
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutTransportException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(1)
                        .handled(true);
                from(IN).to(generate).removeHeaders("CamelPixelcut*").to(download);
            }
        });

        Exchange exchange = send(Pictures.product());

        assertIsPicture(exchange);
        api.verify(3, DOWNLOADS);
        assertPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void untilTheRedeliveriesAreUsedUpAndThenTheUrlIsNotLost(int status) {
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
    void butAPictureThatIsTooLargeIsNotFetchedAgainByTheComponent() {
        downloadsAnswer(sandboxAnswers());
        routeTo(pixelcut(api.baseUrl(), "output=download", "maxResultSize=1000"));

        Exchange exchange = send(Pictures.product());

        assertThat(failureOf(exchange)).hasMessageContaining("larger than 1000 bytes");
        api.verify(1, DOWNLOADS);
        assertPaidOnce();
    }

    @Test
    void aSecondCallFromTheHandlerIsADecisionAndMakesAnotherPicture() {
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

    /** One after the other; the last one for good. */
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
