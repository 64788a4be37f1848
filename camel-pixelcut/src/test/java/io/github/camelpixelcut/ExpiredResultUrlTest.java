package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expired result does not cause another paid call. */
class ExpiredResultUrlTest extends RouteTestSupport {

    private final List<Throwable> failures = new ArrayList<>();
    private MockWebServer api;

    @BeforeEach
    void startServer() throws IOException {
        api = new MockWebServer();
        api.start();
        api.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"result_url\": \"" + api.url("/results/1.jpg") + "\"}")
                .build());
        for (int i = 0; i < 3; i++) {
            api.enqueue(new MockResponse.Builder().code(404).build());
        }
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void anHourLaterARedeliveryFailsWithTheSameExceptionAndSendsNothing() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(PixelcutTransportException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(1)
                        .onExceptionOccurred(exchange -> failures.add(failureOf(exchange)))
                        .onRedelivery(ExpiredResultUrlTest.this::anHourPasses)
                        .handled(true);
                from(IN).to(pixelcut("http://127.0.0.1:" + api.getPort(), "output=download", "maxRetries=0"));
            }
        });

        Exchange exchange = send(Pictures.PNG);

        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failures).hasSize(3).allSatisfy(each -> assertThat(each).isSameAs(failure));
        assertThat(failure.getResultUrl()).isEqualTo(api.url("/results/1.jpg").toString());
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo(failure.getResultUrl());
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES, Instant.class))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(58)),
                        Instant.now().plus(Duration.ofMinutes(60)));
        assertThat(api.getRequestCount()).isEqualTo(2);
    }

    private void anHourPasses(Exchange exchange) {
        context.getComponent("pixelcut", PixelcutComponent.class)
                .setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61)));
    }
}
