package io.github.camelpixelcut.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelpixelcut.PixelcutComponent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Routes with the component, a server that records their requests, and a contract document for validating these
 * requests.
 *
 * <p>Unlike with {@code CamelTestSupport}, all tests of a class share one Camel context, because there are hundreds of
 * requests.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RecordedRequests {

    static final String PATH = "/v1/generate-background";
    static final String ENDPOINT = "pixelcut:generate-background";
    static final String CACHING_ROUTE = "direct:with-stream-caching";
    static final String INBOX_ROUTE = "inbox";
    static final String IMAGE_URL = "https://images.example.com/a%20mug.jpg?size=large&v=2";

    private static final String API_KEY = "sk_contract";

    /** Larger than the small pictures, smaller than the large one. */
    private static final int SPOOL_THRESHOLD = 128 * 1024;

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    static Path folder;

    CamelContext camel;
    private ProducerTemplate template;
    private final RequestInspector inspector;

    RecordedRequests(ContractDocument document) {
        this.inspector = new RequestInspector(document, API_KEY);
    }

    @BeforeAll
    void startCamel() throws Exception {
        camel = new DefaultCamelContext();
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey(API_KEY);
        component.getConfiguration().setBaseUrl(api.baseUrl());
        component.getConfiguration().setMaxRetries(1);
        component.getConfiguration().setRetryDelay(1);
        component.getConfiguration().setRequestsPerSecond(10_000);
        camel.getStreamCachingStrategy().setSpoolEnabled(true);
        camel.getStreamCachingStrategy().setSpoolThreshold(SPOOL_THRESHOLD);
        camel.getStreamCachingStrategy()
                .setSpoolDirectory(folder.resolve("spool").toFile());
        camel.addRoutes(routes());
        camel.start();
        template = camel.createProducerTemplate();
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(CACHING_ROUTE)
                        .streamCache("true")
                        .process(exchange -> exchange.setProperty(
                                "cachedAs",
                                exchange.getMessage().getBody().getClass().getSimpleName()))
                        .to(ENDPOINT);
                from("file:" + inbox() + "?noop=true&initialDelay=0&delay=50")
                        .routeId(INBOX_ROUTE)
                        .autoStartup(false)
                        .to(ENDPOINT);
            }
        };
    }

    static Path inbox() {
        return folder.resolve("inbox");
    }

    @AfterAll
    void stopCamel() {
        camel.stop();
    }

    @BeforeEach
    void answerEverything() {
        ResponseDefinitionBuilder jpeg =
                ok().withHeader("Content-Type", "image/jpeg").withResponseBody(new Body(ImageFiles.jpeg()));
        String resultUrl = api.baseUrl() + "/results/1.jpg";
        api.stubFor(post(PATH).willReturn(jsonResponse("{\"result_url\": \"" + resultUrl + "\"}", 200)));
        api.stubFor(post(PATH).withHeader("Accept", equalTo("image/*")).willReturn(jpeg));
        api.stubFor(get("/results/1.jpg").willReturn(jpeg));
        api.stubFor(get("/v1/credits").willReturn(jsonResponse("{\"credits_remaining\": 42}", 200)));
    }

    /** Sends a message and returns the one call that it caused. */
    final SentCall send(String uri, Object body) throws IOException {
        return send(uri, body, Map.of());
    }

    final SentCall send(String uri, Object body, Map<String, Object> headers) throws IOException {
        exchange(uri, body, headers);
        return onlyCall();
    }

    final Exchange exchange(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = template.send(uri, message -> {
            message.getMessage().setBody(body);
            headers.forEach(message.getMessage()::setHeader);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    final SentCall onlyCall() throws IOException {
        List<SentCall> calls = calls();
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    /** The calls to the API so far. Fails if one of them does not comply with the contract. */
    final List<SentCall> calls() throws IOException {
        List<SentCall> calls = new ArrayList<>();
        for (LoggedRequest request : api.findAll(anyRequestedFor(urlPathMatching("/v1/.*")))) {
            calls.add(inspector.inspect(request));
        }
        return calls;
    }

    final List<LoggedRequest> downloads() {
        return api.findAll(anyRequestedFor(urlPathMatching("/results/.*")));
    }

    static File file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
