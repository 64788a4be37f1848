package io.github.camelpixelcut.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Project;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each selector in the alerts, in the dashboard and in {@code docs/operations.md} selects something of what Prometheus
 * scrapes when pictures were made, reused, lost and refused.
 */
class QueriesTest extends SandboxTestSupport {

    private static final Path DEPLOY = Project.ROOT.resolve("deploy");
    private static final Pattern SELECTOR = Pattern.compile("\\b(pixelcut_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)=(?:~)?\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    /** Added by Prometheus. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Override
    protected CamelContext createCamelContext() {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("metricsRegistry", prometheus);
        return camel;
    }

    @BeforeEach
    void makeCallsOfAllKinds() {
        routeTo(sandboxUri("generate-background", "&output=url&idempotent=true&maxRetries=0"));
        sandbox.failNext(1, 401, "invalid_auth_token");
        sendPhoto();
        sendPhoto();
        sendPhoto();
        sandbox.failNext(1, 504, null);
        send(sandbox.sampleUrl("vase.png"));
        template.requestBody(sandboxUri("credits", ""), null, Long.class);
    }

    @Test
    void eachAlertSelectsWhatIsScraped() throws IOException {
        List<String> alerts = texts(new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/pixelcut.rules.yml").toFile()));

        assertThat(alerts).hasSize(3).allSatisfy(this::assertItSelectsSomething);
    }

    @Test
    void eachPanelOfTheDashboardSelectsWhatIsScraped() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DEPLOY.resolve("grafana/pixelcut.json").toFile());

        assertThat(texts(dashboard))
                .hasSizeGreaterThanOrEqualTo(dashboard.get("panels").size())
                .allSatisfy(this::assertItSelectsSomething);
        assertThat(dashboard.findValues("panels").get(0))
                .allSatisfy(panel -> assertThat(panel.findValues("expr")).isNotEmpty());
    }

    @Test
    void eachQueryOfThePageSelectsWhatIsScraped() {
        List<String> queries = DocsPage.read("docs/operations.md").blocks().stream()
                .filter(block -> block.info().startsWith("promql"))
                .map(DocsPage.Block::text)
                .toList();

        assertThat(queries).hasSizeGreaterThan(3).allSatisfy(this::assertItSelectsSomething);
    }

    private static List<String> texts(JsonNode tree) {
        return tree.findValuesAsText("expr");
    }

    private void assertItSelectsSomething(String query) {
        List<MatchResult> selectors = SELECTOR.matcher(query).results().toList();
        assertThat(selectors).as(query).isNotEmpty();
        for (MatchResult selector : selectors) {
            assertThat(samples().filter(sample -> isSelected(sample, selector)))
                    .as(selector.group())
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(labels(query)).allMatch(label -> sample.contains(label + "=\"")));
        }
    }

    /** The component's lines, without comments. */
    private Stream<String> samples() {
        return prometheus.scrape().lines().filter(line -> line.startsWith("pixelcut"));
    }

    private static boolean isSelected(String sample, MatchResult selector) {
        return sample.startsWith(selector.group(1) + "{")
                && (selector.group(2) == null
                        || MATCHER.matcher(selector.group(2))
                                .results()
                                .filter(matcher -> !OF_THE_TARGET.contains(matcher.group(1)))
                                .allMatch(matcher ->
                                        sample.contains(matcher.group(1) + "=\"" + matcher.group(2) + "\"")));
    }

    /** The labels by which a query groups. */
    private static Set<String> labels(String query) {
        return BY.matcher(query)
                .results()
                .flatMap(by -> Arrays.stream(by.group(1).split(", *")))
                .filter(label -> !OF_THE_TARGET.contains(label))
                .collect(Collectors.toSet());
    }
}
