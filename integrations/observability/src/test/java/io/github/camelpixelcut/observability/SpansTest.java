package io.github.camelpixelcut.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.Test;

/** The span that an OpenTelemetry exporter receives for a call. */
class SpansTest extends SandboxTestSupport {

    private static final String PROMPT = "a secret launch";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test");
        camel.getRegistry().bind("tracer", tracer);
        new OpenTelemetryTracer().init(camel);
        return camel;
    }

    private SpanData spanOfTheCall() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().startsWith("pixelcut"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).hasSize(1);
                    return found.get(0);
                }));
    }

    private Map<String, Object> attributes() {
        return spanOfTheCall().getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
    }

    @Test
    void theSpanOfAPictureHasItsOptionsAndAttempts() {
        routeTo(sandboxUri("generate-background", "&scene=marble&output=url"));
        sandbox.failNext(2, 503, null);

        sendPhoto();

        assertThat(spanOfTheCall().getName()).isEqualTo("pixelcut:generate-background");
        assertThat(spanOfTheCall().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        assertThat(attributes())
                .containsEntry("component", "camel-pixelcut")
                .containsEntry("pixelcut.operation", "generate-background")
                .containsEntry("pixelcut.scene", "marble")
                .containsEntry("pixelcut.output", "url")
                .containsEntry("pixelcut.attempts", "3")
                .containsEntry("http.status_code", "200")
                .containsEntry("camel.uri", "pixelcut:generate-background")
                .containsEntry("server.address", sandbox.baseUrl())
                .doesNotContainKeys("pixelcut.error_code", "url.query");
    }

    @Test
    void aSceneFromAHeaderOverridesTheOption() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).setHeader("CamelPixelcutScene", constant("LINEN"))
                        .to(sandboxUri("generate-background", "&scene=marble"));
            }
        });

        sendPhoto();

        assertThat(attributes()).containsEntry("pixelcut.scene", "linen").containsEntry("pixelcut.output", "image");
    }

    @Test
    void headersAreReadFromBytesAsTheyComeFromKafka() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).process(exchange -> {
                            exchange.getMessage().setHeader("CamelPixelcutScene", "linen".getBytes(UTF_8));
                            exchange.getMessage().setHeader("CamelPixelcutOutput", "url".getBytes(UTF_8));
                        })
                        .to(sandboxUri("generate-background", "&scene=marble"));
            }
        });

        sendPhoto();

        assertThat(attributes()).containsEntry("pixelcut.scene", "linen").containsEntry("pixelcut.output", "url");
    }

    @Test
    void whereTheCallIsSkippedTheHeadersOfTheMessageHaveNoEffect() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("pixelcut:*")
                        .skipSendToOriginalEndpoint()
                        .to("mock:instead");
                from(IN).setHeader("CamelPixelcutAttempts", constant("many"))
                        .setHeader("CamelPixelcutStatusCode", constant("2xx".getBytes(UTF_8)))
                        .to(sandboxUri("generate-background", "&scene=marble"));
            }
        });

        assertThat(sendPhoto().getException()).isNull();

        assertThat(attributes()).doesNotContainKeys("pixelcut.attempts", "http.status_code");
    }

    @Test
    void aBlankHeaderMeansNoScene() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).setHeader("CamelPixelcutScene", constant(""))
                        .to(sandboxUri("generate-background", "&scene=marble"));
            }
        });

        sendPhoto();

        assertThat(attributes()).doesNotContainKey("pixelcut.scene");
    }

    @Test
    void aFailureHasStatusCodeAndAttempts() {
        routeTo(sandboxUri("generate-background", "&maxRetries=1&requestsPerSecond=0"));
        sandbox.failNext(2, 429, "rate_limit_exceeded");

        sendPhoto();

        assertThat(spanOfTheCall().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes())
                .containsEntry("pixelcut.error_code", "rate_limit_exceeded")
                .containsEntry("pixelcut.attempts", "2")
                .containsEntry("http.status_code", "429");
    }

    @Test
    void anImageRefusedBeforeSendingHasNoStatus() {
        routeTo(sandboxUri("generate-background", ""));

        template.send(IN, exchange -> exchange.getMessage().setBody(new byte[0]));

        assertThat(attributes())
                .containsEntry("pixelcut.error_code", "missing_parameter")
                .containsEntry("pixelcut.attempts", "0")
                .doesNotContainKey("http.status_code");
    }

    @Test
    void neitherPromptNorKeyNorUrlsAreInTheSpanOfTheCall() {
        String secrets =
                "&imageUrl=http://127.0.0.1:1/private.jpg&proxyAuthPassword=hunter2&prompt=RAW(" + PROMPT + ")";
        routeTo(sandboxUri("generate-background", secrets + "&output=download"));

        sendPhoto();

        assertThatNothingPrivateIsIn(spanOfTheCall());
    }

    @Test
    void neitherTheTextOfAnExceptionNorAResultUrlIsInTheSpanOfAFailure() {
        routeTo(sandboxUri("download", "&maxRetries=0"));
        String resultUrl = sandbox.baseUrl() + "/results/private.jpg";

        template.send(IN, exchange -> exchange.getMessage().setBody(resultUrl));

        assertThat(attributes()).containsEntry("http.status_code", "404").containsEntry("pixelcut.attempts", "1");
        assertThatNothingPrivateIsIn(spanOfTheCall());
    }

    @Test
    void aRefusedPromptIsNotInTheSpan() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).setHeader("CamelPixelcutPrompt", constant(PROMPT + '\ud800'))
                        .setHeader("CamelPixelcutScene", constant(PROMPT))
                        .to(sandboxUri("generate-background", ""));
            }
        });

        sendPhoto();

        assertThat(attributes()).containsEntry("pixelcut.error_code", "invalid_parameter");
        assertThatNothingPrivateIsIn(spanOfTheCall());
    }

    @Test
    void interceptedCallsHaveTheAttributesToo() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("pixelcut:*").to("direct:before");
                from("direct:before").setProperty("seen", constant(true));
                from(IN).to(sandboxUri("generate-background", "&scene=wood&prompt=RAW(" + PROMPT + ")"));
            }
        });

        sendPhoto();

        assertThat(attributes()).containsEntry("pixelcut.scene", "wood").containsEntry("pixelcut.attempts", "1");
        assertThatNothingPrivateIsIn(spanOfTheCall());
    }

    private static void assertThatNothingPrivateIsIn(SpanData span) {
        assertThat(span.getAttributes().get(AttributeKey.stringKey("pixelcut.operation")))
                .isNotNull();
        String shown = span.getName() + span.getAttributes() + span.getEvents() + span.getStatus();
        assertThat(shown).doesNotContain(PROMPT, "secret", KEY, "hunter2", "private.jpg", "/results/");
    }
}
