package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.time.Duration;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    private final PixelcutSandbox sandbox =
            PixelcutSandbox.builder().credits(100).acceptedKey("sk_good").start();
    private final CamelContext context = new DefaultCamelContext();
    private final PixelcutComponent component = new PixelcutComponent();

    @BeforeEach
    void start() {
        context.addComponent("pixelcut", component);
        HealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        producers.setEnabled(true);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    private void use(String options) throws Exception {
        context.getEndpoint("pixelcut:credits?baseUrl=" + sandbox.baseUrl() + options)
                .createProducer()
                .start();
    }

    private HealthCheck.Result readiness() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:pixelcut"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aValidKeyWithCreditsIsUpAndShowsTheCredits() throws Exception {
        use("&apiKey=sk_good");

        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(readiness().getDetails())
                .containsEntry("pixelcut.credits", 100L)
                .containsEntry("pixelcut.base.url", sandbox.baseUrl());
    }

    @Test
    void aRefusedKeyIsDown() throws Exception {
        use("&apiKey=sk_bad");

        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(readiness().getMessage())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("401").doesNotContain("sk_bad"));
    }

    @Test
    void tooFewCreditsAreDown() throws Exception {
        component.setMinCredits(101);
        use("&apiKey=sk_good");

        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(readiness().getMessage()).hasValue("Only 100 credits are left, fewer than minCredits=101");
        assertThat(readiness().getDetails())
                .containsEntry("pixelcut.credits", 100L)
                .containsEntry("pixelcut.min.credits", 101L);
    }

    @Test
    void anUnreachableServiceIsUnknown() throws Exception {
        use("&apiKey=sk_good");
        sandbox.close();

        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    }

    @Test
    void theAnswerIsCached() throws Exception {
        use("&apiKey=sk_good");
        readiness();
        sandbox.setCredits(7);

        assertThat(readiness().getDetails()).containsEntry("pixelcut.credits", 100L);
    }

    @Test
    void eachClientHasOneCheckUntilTheComponentStops() throws Exception {
        use("&apiKey=sk_good");
        use("&apiKey=sk_good&maxRetries=1");
        use("&apiKey=sk_other");

        HealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
        assertThat(producers.stream().map(HealthCheck::getId))
                .containsExactly("producer:pixelcut-127.0.0.1", "producer:pixelcut-127.0.0.1-2");

        component.stop();
        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void theCheckWorksWhileAllConnectionsAreInUse() throws Exception {
        component.setMaxConcurrentRequests(1);
        sandbox.setLatency(Duration.ofMinutes(5));
        PixelcutProducer producer = (PixelcutProducer)
                context.getEndpoint("pixelcut:generate-background?apiKey=sk_good&baseUrl=" + sandbox.baseUrl())
                        .createProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(SandboxTestSupport.photo());
        producer.process(exchange, doneSync -> {});
        await().until(() -> sandbox.stats().generated() == 1);

        assertThat(readiness().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theCheckIsNotALivenessCheck() throws Exception {
        use("&apiKey=sk_bad");

        assertThat(HealthCheckHelper.invokeLiveness(context))
                .noneMatch(result -> result.getCheck().getId().contains("pixelcut"));
    }

    @Test
    void theComponentOptionDisablesTheCheck() throws Exception {
        component.setHealthCheckProducerEnabled(false);
        use("&apiKey=sk_bad");

        assertThat(HealthCheckHelper.invokeReadiness(context))
                .noneMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }
}
