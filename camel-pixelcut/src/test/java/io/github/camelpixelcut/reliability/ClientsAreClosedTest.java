package io.github.camelpixelcut.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.FileReceiptRepository;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client, with its connections, threads and health check, is there as long as anything uses it, and no longer. */
class ClientsAreClosedTest extends RouteTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST = "producer:pixelcut-127.0.0.1";

    private final CountDownLatch gate = new CountDownLatch(1);
    private final SocketServer api = new SocketServer(this::creditsWhenTheGateIsOpen);

    private void creditsWhenTheGateIsOpen(SocketServer.Connection client) throws IOException, InterruptedException {
        while (true) {
            client.readHeader();
            gate.await();
            client.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n"
                    + "{\"credits_remaining\": 42}\n");
        }
    }

    @BeforeEach
    void enableHealthChecks() {
        healthChecks().setEnabled(true);
    }

    @AfterEach
    void closeServer() {
        gate.countDown();
        api.close();
    }

    private HealthCheckRepository healthChecks() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers");
    }

    /** One for each open client. */
    private List<String> openClients() {
        return healthChecks().stream().map(HealthCheck::getId).sorted().toList();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains("#") && thread.getName().contains("Pixelcut"))
                .filter(thread -> !thread.getName().contains("PixelcutTimeout"))
                .count();
    }

    private String credits(String key) {
        return "pixelcut:credits?apiKey=" + key + "&baseUrl=" + api.baseUrl();
    }

    private void dynamicRoute(int cacheSize) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(IN).toD(credits("${header.account}"), cacheSize).to("mock:done");
            }
        });
    }

    private void routes(String... keys) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String key : keys) {
                    from("direct:" + key).routeId(key).to(credits(key));
                }
            }
        });
    }

    private Exchange call(String key) {
        return template.send("direct:" + key, exchange -> {});
    }

    private static Map<String, Object> account(String key) {
        return Map.of("account", key);
    }

    /** With -1 Camel has no cache: each exchange has an endpoint of its own. */
    @ParameterizedTest(name = "{1} keys, cacheSize={0}")
    @CsvSource({"10, 2000", "-1, 200"})
    @Timeout(180)
    void thousandsOfKeysNeedNoMoreClientsThanCamelKeepsEndpoints(int cacheSize, int keys) {
        gate.countDown();
        dynamicRoute(cacheSize);

        IntStream.range(0, keys).forEach(number -> {
            assertThat(send(null, account("sk_" + number)).getException()).isNull();
            if (number % 100 == 0) {
                assertThat(openClients()).hasSizeLessThan(30);
                await().atMost(PATIENCE).until(() -> threads() < 30 && api.openConnections() < 30);
            }
        });
    }

    @Test
    void aKeyThatCamelEvictsFinishesItsCallFirst() {
        dynamicRoute(1);
        CompletableFuture<Exchange> call =
                template.asyncSend(IN, exchange -> exchange.getMessage().setHeader("account", "sk_slow"));
        await().atMost(PATIENCE).until(() -> api.requests() == 1);
        List<CompletableFuture<Exchange>> others = IntStream.range(0, 5)
                .mapToObj(number ->
                        template.asyncSend(IN, exchange -> exchange.getMessage().setHeader("account", "sk_" + number)))
                .toList();
        await().atMost(PATIENCE).until(() -> api.requests() == 6);

        gate.countDown();

        assertThat(call.join().getException()).isNull();
        assertThat(call.join().getMessage().getBody()).isEqualTo(42L);
        others.forEach(other -> assertThat(other.join().getException()).isNull());
        send(null, account("sk_last"));
        await().atMost(PATIENCE).until(() -> openClients().size() <= 2 && api.openConnections() <= 2);
    }

    @Test
    void aStoppedRouteClosesItsConnections() throws Exception {
        gate.countDown();
        routes("sk_1");
        assertThat(call("sk_1").getException()).isNull();
        assertThat(openClients()).containsExactly(FIRST);
        assertThat(component().getStatistics().credits()).containsOnlyKeys("pixelcut-127.0.0.1");

        context.getRouteController().stopRoute("sk_1");

        await().atMost(PATIENCE).until(() -> api.openConnections() == 0 && threads() == 0);
        assertThat(openClients()).isEmpty();
        assertThat(component().getStatistics().credits()).isEmpty();

        context.getRouteController().startRoute("sk_1");
        assertThat(call("sk_1").getException()).isNull();
        assertThat(openClients()).containsExactly(FIRST);
    }

    private PixelcutComponent component() {
        return context.getComponent("pixelcut", PixelcutComponent.class);
    }

    @Test
    void routesOfTheSameKeyShareAClientUntilTheLastOneStops() throws Exception {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").routeId("a").to(credits("sk_1"));
                from("direct:b").routeId("b").to(credits("sk_1") + "&maxRetries=1");
            }
        });
        assertThat(openClients()).containsExactly(FIRST);

        context.getRouteController().stopRoute("a");
        assertThat(openClients()).containsExactly(FIRST);

        context.getRouteController().stopRoute("b");
        assertThat(openClients()).isEmpty();
    }

    @Test
    void aClientKeepsItsNameAndNoTwoHaveTheSame() throws Exception {
        routes("sk_1", "sk_2", "sk_3");
        assertThat(openClients()).containsExactly(FIRST, FIRST + "-2", FIRST + "-3");

        context.getRouteController().stopRoute("sk_2");
        assertThat(openClients()).containsExactly(FIRST, FIRST + "-3");
        context.getRouteController().startRoute("sk_2");
        assertThat(openClients()).containsExactly(FIRST, FIRST + "-2", FIRST + "-3");

        context.getRouteController().stopRoute("sk_1");
        routes("sk_4");
        context.getRouteController().startRoute("sk_1");
        assertThat(openClients()).containsExactly(FIRST, FIRST + "-2", FIRST + "-3", FIRST + "-4");
    }

    @Test
    void theClientsOfTwoComponentsHaveDifferentNames() {
        context.addComponent("studio", new PixelcutComponent());
        routes("sk_1");
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:studio").to(credits("sk_1").replace("pixelcut:", "studio:"));
            }
        });

        assertThat(openClients()).containsExactly(FIRST, "producer:studio-127.0.0.1");
    }

    @Test
    void aProducerThatCamelStopsAfterItWasGivenOutStillCalls() throws Exception {
        gate.countDown();
        AsyncProducer producer = context.getEndpoint(credits("sk_1")).createAsyncProducer();
        producer.start();
        producer.stop();
        assertThat(openClients()).isEmpty();
        Exchange exchange = new DefaultExchange(context);

        producer.process(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo(42L);
        await().atMost(PATIENCE).until(() -> openClients().isEmpty() && api.openConnections() == 0);
    }

    @Test
    void aComponentThatWasStoppedRefusesCallsUntilItStartsAgain() throws Exception {
        gate.countDown();
        routes("sk_1");
        component().stop();

        assertThat(call("sk_1").getException()).hasMessageContaining("was stopped; nothing was sent");
        assertThat(api.requests()).isZero();

        component().start();
        assertThat(call("sk_1").getException()).isNull();
    }

    @Test
    void aRouteThatCannotStartLeavesNoClient(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        context.getRegistry().bind("receipts", new FileReceiptRepository(file + "/receipts"));
        String uri = pixelcut(api.baseUrl(), "idempotent=true", "receiptRepository=#receipts");

        assertThatThrownBy(() -> routeTo(uri)).isInstanceOf(FailedToStartRouteException.class);

        assertThat(openClients()).isEmpty();
    }
}
