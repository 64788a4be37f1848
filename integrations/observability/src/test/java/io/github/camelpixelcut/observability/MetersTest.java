package io.github.camelpixelcut.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.spi.EventNotifier;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes, with nothing configured but a meter registry. */
class MetersTest extends SandboxTestSupport {

    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.setNameStrategy(new ExplicitCamelContextNameStrategy("shop"));
        camel.getRegistry().bind("prometheus", prometheus);
        return camel;
    }

    /** The component's lines, without comments. */
    private Stream<String> scraped() {
        return prometheus.scrape().lines().filter(line -> line.startsWith("pixelcut"));
    }

    private static String call(String operation, String errorCode, String exception, String outcome) {
        return "pixelcut_calls_seconds_count{camelContext=\"shop\",errorCode=\"" + errorCode + "\",exception=\""
                + exception + "\",operation=\"" + operation + "\",outcome=\"" + outcome + "\"} ";
    }

    private static String pictures(String charged, int count) {
        return "pixelcut_pictures_total{camelContext=\"shop\",charged=\"" + charged + "\"} " + count + ".0";
    }

    @Test
    void beforeTheFirstCallTheCountersAreZero() {
        assertThat(scraped())
                .containsExactlyInAnyOrder(
                        "pixelcut_calls_inflight{camelContext=\"shop\"} 0.0",
                        pictures("yes", 0),
                        pictures("possibly", 0),
                        "pixelcut_pictures_reused_total{camelContext=\"shop\"} 0.0");
    }

    @Test
    void aPhotoThatComesAgainIsAReusedPicture() {
        routeTo(sandboxUri("generate-background", "&output=url&idempotent=true"));

        sendPhoto();
        sendPhoto();

        assertThat(scraped())
                .contains(
                        call("generate-background", "none", "none", "success") + "2",
                        pictures("yes", 1),
                        "pixelcut_pictures_reused_total{camelContext=\"shop\"} 1.0");
    }

    @Test
    void aPictureAfterTwoRetriesIsOneCallTwoRetriesAndOnePaidPicture() {
        routeTo(sandboxUri("generate-background", "&output=download"));
        sandbox.failNext(2, 503, null);

        sendPhoto();

        assertThat(scraped())
                .contains(
                        call("generate-background", "none", "none", "success") + "1",
                        "pixelcut_retries_total{camelContext=\"shop\",operation=\"generate-background\"} 2.0",
                        pictures("yes", 1),
                        pictures("possibly", 0));
    }

    @Test
    void theDurationIsThatOfTheCall() {
        sandbox.setLatency(Duration.ofMillis(300));
        routeTo(sandboxUri("generate-background", ""));

        sendPhoto();

        assertThat(scraped().filter(line -> line.startsWith("pixelcut_calls_seconds_sum")))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .isGreaterThanOrEqualTo(0.3));
    }

    @Test
    void thePaceOfAnAccountIsMeasured() {
        routeTo(sandboxUri("generate-background", "&requestsPerSecond=1000"));
        sandbox.failNext(2, 429, "rate_limit_exceeded");

        sendPhoto();

        assertThat(scraped()
                        .filter(line -> line.startsWith("pixelcut_pace"))
                        .map(line -> line.replaceAll("\\{.*}", "")))
                .contains("pixelcut_pace_permits_total 3.0", "pixelcut_pace_refused_total 2.0")
                .contains("pixelcut_pace_waiting 0.0", "pixelcut_pace_wait_seconds_count 1")
                .anySatisfy(line -> assertThat(line).matches("pixelcut_pace [89]\\d\\d\\..*"));
    }

    @Test
    void failuresHaveTagsForErrorCodeAndException() {
        routeTo(sandboxUri("generate-background", "&maxRetries=0&requestsPerSecond=0"));
        sandbox.failNext(2, 400, "unknown_foreground");
        sandbox.failNext(1, 429, "rate_limit_exceeded");
        sandbox.failNext(1, 503, null);

        sendPhoto();
        sendPhoto();
        sendPhoto();
        sendPhoto();

        String operation = "generate-background";
        assertThat(scraped())
                .contains(
                        call(operation, "unknown_foreground", "PixelcutImageException", "failure") + "2",
                        call(operation, "rate_limit_exceeded", "PixelcutRateLimitException", "failure") + "1",
                        call(operation, "unknown", "PixelcutServerException", "failure") + "1",
                        pictures("yes", 0),
                        pictures("possibly", 0));
    }

    @Test
    void anUnknownErrorCodeCreatesNoNewTimeSeries() {
        routeTo(sandboxUri("generate-background", "&maxRetries=0"));
        sandbox.failNext(1, 400, "brand_new_code_1");
        sandbox.failNext(1, 400, "brand_new_code_2");

        sendPhoto();
        sendPhoto();

        assertThat(scraped())
                .contains(call("generate-background", "unknown", "PixelcutRequestException", "failure") + "2")
                .noneMatch(line -> line.contains("brand_new"));
    }

    @Test
    void aLostAnswerIsOnePossiblyChargedPictureHoweverOftenCamelRedelivers() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from(IN).to(sandboxUri("generate-background", ""));
            }
        });
        sandbox.failNext(1, 504, null);

        sendPhoto();

        assertThat(scraped())
                .contains(
                        call("generate-background", "unknown", "PixelcutServerException", "failure") + "1",
                        pictures("yes", 0),
                        pictures("possibly", 1));
    }

    @Test
    void theCreditsGaugeShowsTheLastKnownCredits() {
        routeTo(sandboxUri("credits", ""));
        sandbox.setCredits(321);

        template.send(IN, exchange -> {});

        assertThat(scraped())
                .contains(
                        "pixelcut_credits{camelContext=\"shop\",client=\"pixelcut-127.0.0.1\",component=\"pixelcut\"} 321.0",
                        call("credits", "none", "none", "success") + "1",
                        pictures("yes", 0));
    }

    @Test
    void theCreditsGaugeIsThereAfterTheFirstReadingOfTheHealthCheck() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        routeTo(sandboxUri("generate-background", ""));
        sandbox.setCredits(321);
        assertThat(scraped()).noneMatch(line -> line.startsWith("pixelcut_credits"));

        HealthCheckHelper.invokeReadiness(context);

        assertThat(scraped())
                .contains(
                        "pixelcut_credits{camelContext=\"shop\",client=\"pixelcut-127.0.0.1\",component=\"pixelcut\"} 321.0")
                .noneMatch(line -> line.startsWith("pixelcut_calls_seconds"));
    }

    @Test
    void theGaugeOfAClientThatIsClosedIsRemoved() throws Exception {
        routeTo(sandboxUri("credits", ""));
        template.send(IN, exchange -> {});
        context.getRouteController().stopRoute(context.getRoutes().get(0).getRouteId());
        assertThat(scraped()).anyMatch(line -> line.matches("pixelcut_credits.* NaN"));

        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photos").to(sandboxUri("generate-background", ""));
            }
        });
        template.send("direct:photos", exchange -> {});

        assertThat(scraped()).noneMatch(line -> line.startsWith("pixelcut_credits"));
    }

    @Test
    void aCallUnderWayIsInFlight() {
        sandbox.setLatency(Duration.ofSeconds(1));
        routeTo(sandboxUri("generate-background", ""));

        CompletableFuture<Exchange> call =
                template.asyncSend(IN, exchange -> exchange.getMessage().setBody(sandbox.sampleUrl("mug.jpg")));

        await().untilAsserted(
                        () -> assertThat(scraped()).contains("pixelcut_calls_inflight{camelContext=\"shop\"} 1.0"));
        call.join();
        assertThat(scraped()).contains("pixelcut_calls_inflight{camelContext=\"shop\"} 0.0");
    }

    @Test
    void histogramsOnRequestReachFromShortCallsToFiveMinutes() {
        prometheus.config().meterFilter(histograms());
        routeTo(sandboxUri("generate-background", ""));

        sendPhoto();

        assertThat(scraped().filter(line -> line.startsWith("pixelcut_calls_seconds_bucket")))
                .anyMatch(line -> line.contains("le=\"0.01\""))
                .anyMatch(line -> line.contains("le=\"300.0\""))
                .hasSizeLessThan(80);
    }

    private static MeterFilter histograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentilesHistogram(id.getName().equals("pixelcut.calls"))
                        .build()
                        .merge(config);
            }
        };
    }

    @Test
    void noKeyPromptOrUrlIsScraped() {
        routeTo(sandboxUri("generate-background", "&prompt=RAW(a secret launch)&output=download&maxRetries=0"));
        sandbox.failNext(1, 400, "invalid_parameter", Map.of());

        sendPhoto();
        sendPhoto();

        assertThat(prometheus.scrape()).contains("pixelcut_calls").doesNotContain(KEY, "secret launch", "http:");
    }

    @Test
    void theMetersAskForNoEventsOfOtherExchanges() {
        assertThat(context.getManagementStrategy().getEventNotifiers())
                .filteredOn(CallMeters.class::isInstance)
                .singleElement()
                .matches(EventNotifier::isIgnoreExchangeEvents);
    }

    @Test
    void aStoppedContextRemovesItsGauges() {
        routeTo(sandboxUri("credits", ""));
        template.send(IN, exchange -> {});
        assertThat(scraped()).anyMatch(line -> line.startsWith("pixelcut_credits"));

        context.stop();

        assertThat(scraped()).noneMatch(line -> line.startsWith("pixelcut_credits") || line.contains("inflight"));
    }
}
