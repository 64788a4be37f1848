package io.github.camelpixelcut.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.language.joor.CompilationUnit;
import org.apache.camel.language.joor.MultiCompile;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the code blocks of {@code docs/observability.md}, and checks that its tables are complete. */
@Timeout(60)
class ObservabilityPageTest {

    private static final DocsPage PAGE = DocsPage.read("docs/observability.md");

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private final Main main = new Main();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theDependencyIsThisModule() throws IOException {
        assertThat(PAGE.block("xml")).contains("<artifactId>camel-pixelcut-observability</artifactId>");
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(PAGE.block("xml")).contains("<version>" + version + "</version>");
    }

    @Test
    void theTableListsAllMetersAndTags() throws Exception {
        PrometheusMeterRegistry meters = bindMeters();
        start("");

        makeCalls();

        List<Meter> ours = meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("pixelcut."))
                .toList();
        Set<String> names = ours.stream().map(meter -> meter.getId().getName()).collect(Collectors.toSet());
        assertThat(namesInTable("Meters", "\\| `(pixelcut\\.[a-z.]+)`")).isEqualTo(names);
        Set<String> tags = ours.stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getKey())
                .filter(tag -> !tag.equals("camelContext"))
                .collect(Collectors.toSet());
        assertThat(section("Meters"))
                .contains(tags.stream().map(tag -> "`" + tag + "`").toList());
        assertThat(meters.scrape()).contains("pixelcut_calls_seconds_count{camelContext=");
    }

    @Test
    void theTableListsAllSpanAttributes() throws Exception {
        bindTracer();
        start(PAGE.block("properties id=tracing"));

        makeCalls();

        Set<String> attributes = spans.getFinishedSpanItems().stream()
                .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                .map(key -> key.getKey())
                .filter(key -> key.startsWith("pixelcut.") || key.startsWith("http."))
                .collect(Collectors.toSet());
        assertThat(namesInTable("Spans", "`((?:pixelcut|http)\\.[a-z_]+)`")).isEqualTo(attributes);
    }

    @Test
    void theDevConsolePrintsTheSampleOutput() throws Exception {
        start(PAGE.block("properties id=console"));

        sandbox.failNext(1, 400, "unknown_foreground");
        sandbox.failNext(1, 504, null);
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "1"));
        for (int photo = 1; photo <= 3; photo++) {
            send("direct:photo", sandbox.sampleUrl("mug.jpg"));
        }
        send("direct:credits", null);

        DevConsole console = main.getCamelContext()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("pixelcut");
        String shown = (String) console.call(DevConsole.MediaType.TEXT);
        assertThat(withoutTimes(shown)).isEqualTo(withoutTimes(PAGE.block("text")));
    }

    private static List<String> withoutTimes(String lines) {
        return lines.lines()
                .map(line ->
                        line.replaceAll("[\\d.]+ requests/s", "pace").replaceAll("\\d+ of them after \\d+ ms", "waits"))
                .map(line -> line.replaceAll("Pace of pixelcut-.*?: ", "Pace of client: "))
                .map(line -> line.replaceAll("pixelcut-.*?: \\d+", "client: credits"))
                .map(line -> line.replaceAll("20[-0-9T:.]+Z", "time"))
                .toList();
    }

    @Test
    void theEventNotifierReceivesALostAnswer() throws Exception {
        String configure = PAGE.block("java route id=events");
        main.configure().addRoutesBuilder((RoutesBuilder) compile("""
                import io.github.camelpixelcut.PixelcutCallCompletedEvent;
                import io.github.camelpixelcut.Charge;
                import org.apache.camel.builder.RouteBuilder;
                import org.apache.camel.spi.CamelEvent;
                import org.apache.camel.support.SimpleEventNotifierSupport;

                public class Events extends RouteBuilder {
                    @Override
                    public void configure() throws Exception {
                %s
                    }
                }
                """.formatted(configure), "Events"));
        start("");
        sandbox.failNext(1, 504, null);

        List<String> warnings = warningsOf("Events", this::makeCalls);

        assertThat(warnings).singleElement().satisfies(line -> assertThat(line).startsWith("May have been paid for: "));
    }

    private PrometheusMeterRegistry bindMeters() throws Exception {
        Object binding = compile("""
                import io.micrometer.prometheusmetrics.PrometheusConfig;
                import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
                import java.util.function.Function;
                import org.apache.camel.main.Main;

                public class Binding implements Function<Main, PrometheusMeterRegistry> {
                    @Override
                    public PrometheusMeterRegistry apply(Main main) {
                %s
                        return meters;
                    }
                }
                """.formatted(PAGE.block("java main")), "Binding");
        @SuppressWarnings("unchecked") // as compiled above
        Function<Main, PrometheusMeterRegistry> function = (Function<Main, PrometheusMeterRegistry>) binding;
        return function.apply(main);
    }

    private void bindTracer() {
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test");
        main.bind("tracer", tracer);
    }

    private void start(String properties) throws Exception {
        Properties values = new Properties();
        values.load(new StringReader(properties));
        values.setProperty("camel.component.pixelcut.api-key", "any");
        values.setProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        values.setProperty("camel.component.pixelcut.retry-delay", "1");
        main.setPropertyPlaceholderLocations("false");
        main.setOverrideProperties(values);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:photo").to("pixelcut:generate-background?scene=marble");
                from("direct:credits").to("pixelcut:credits");
            }
        });
        main.start();
    }

    /** A picture, a failure, and a request for the credits. */
    private void makeCalls() {
        send("direct:photo", sandbox.sampleUrl("mug.jpg"));
        send("direct:photo", "no picture");
        send("direct:credits", null);
    }

    private void send(String to, Object body) {
        main.getCamelContext()
                .createFluentProducerTemplate()
                .to(to)
                .withBody(body)
                .send();
    }

    private static List<String> warningsOf(String logger, Runnable action) {
        List<String> lines = new ArrayList<>();
        AbstractAppender appender = new AbstractAppender("test", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Logger target = (Logger) LogManager.getLogger(logger);
        target.addAppender(appender);
        try {
            action.run();
        } finally {
            target.removeAppender(appender);
        }
        return lines;
    }

    private static Object compile(String source, String name) throws ReflectiveOperationException {
        CompilationUnit unit = CompilationUnit.input().addClass(name, source);
        return MultiCompile.compileUnit(unit)
                .getClass(name)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static String section(String title) {
        String from = PAGE.text().substring(PAGE.text().indexOf("## " + title));
        return from.substring(0, from.indexOf("\n## "));
    }

    private static Set<String> namesInTable(String title, String pattern) {
        return section(title)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile(pattern).matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
