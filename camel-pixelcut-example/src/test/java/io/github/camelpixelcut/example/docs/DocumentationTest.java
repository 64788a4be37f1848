package io.github.camelpixelcut.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.w3c.dom.Element;

/**
 * Runs every block of the documentation, the important ones also with pictures and failures. Shell commands are run
 * manually.
 */
class DocumentationTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private static final List<String> EXPRESSIONS =
            List.of("${env:PATH}.png", "${sys.user.name}.png", "$simple{sys.user.name}.png", "{{env:PATH}}.png");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyBlockOfTheDocumentationRuns() throws Exception {
        return Snippet.all().stream()
                .filter(snippet -> !snippet.isForOthers())
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.toString(),
                        () -> assertThatCode(() -> run(snippet))
                                .as(snippet.toString())
                                .doesNotThrowAnyException()));
    }

    private void run(Snippet snippet) throws Exception {
        switch (snippet.kind()) {
            case "yaml" -> startYaml(snippet);
            case "java route" -> startJava(snippet);
            case "java code" -> runStatements(snippet);
            case "java members" -> JavaSource.compile(JavaSource.membersOf(snippet.text()));
            case "java test" -> runTests(snippet);
            case "properties" -> startMain(snippet);
            case "xml" -> assertThatTheDependencyIsOurs(snippet);
            default -> throw new AssertionError(snippet + " is of no kind that this test can run");
        }
    }

    private void startYaml(Snippet snippet) throws Exception {
        try (SnippetRun run = new SnippetRun(sandbox.sandbox(), Files.createTempDirectory(folder, "block"))) {
            start(run.loadYaml(snippet), snippet);
        }
    }

    private void startJava(Snippet snippet) throws Exception {
        try (SnippetRun run = new SnippetRun(sandbox.sandbox(), Files.createTempDirectory(folder, "block"))) {
            start(run.loadJava(snippet), snippet);
        }
    }

    /** Routes from folder to folder also get photos whose names are expressions. */
    private static void start(SnippetRun run, Snippet snippet) throws Exception {
        boolean hasFolders =
                snippet.text().contains("file:photos") && snippet.text().contains("file:finished");
        List<String> names = hasFolders ? EXPRESSIONS : List.of();
        for (String name : names) {
            run.dropPicture("photos/" + name);
        }
        run.start();
        assertThat(run.camel().getRoutes()).isNotEmpty();
        eventually(() -> assertThat(names)
                .allSatisfy(name ->
                        assertThat(run.file("finished/" + name + ".jpg")).exists()));
    }

    private void runStatements(Snippet snippet) throws Exception {
        writeEmptyKeyStore(folder.resolve("gateway.p12"));
        try (SnippetRun run = new SnippetRun(sandbox.sandbox(), folder)) {
            run.loadJava(snippet).start();
        }
    }

    private static void writeEmptyKeyStore(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
    }

    private static void runTests(Snippet snippet) {
        long tests = snippet.text()
                .lines()
                .filter(line -> line.strip().equals("@Test"))
                .count();
        assertThat(tests).isPositive();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(JavaSource.compile(snippet.text())))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    private static void startMain(Snippet snippet) throws Exception {
        Main main = SnippetRun.mainWith(snippet.text());
        try {
            main.start();
            main.getCamelContext().getEndpoint("pixelcut:credits");
        } finally {
            main.stop();
        }
    }

    private static void assertThatTheDependencyIsOurs(Snippet snippet) throws Exception {
        Element dependency = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(snippet.text().getBytes(UTF_8)))
                .getDocumentElement();
        assertThat(text(dependency, "groupId")).isEqualTo("io.github.camelpixelcut");
        assertThat(Path.of("..", text(dependency, "artifactId"), "pom.xml"))
                .content()
                .contains("<version>" + text(dependency, "version") + "</version>");
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void theFirstTwoShellBlocksOfTheReadmeAreOneCommandEach() throws Exception {
        List<Snippet> readme = Snippet.all().stream()
                .filter(snippet -> snippet.page().equals("README.md"))
                .limit(2)
                .toList();
        assertThat(readme).allSatisfy(snippet -> {
            assertThat(snippet.info()).isEqualTo("sh");
            assertThat(snippet.text().lines()).hasSize(1);
        });
        assertThat(readme.get(0).text()).contains("package && java -jar camel-pixelcut-example/target/");
        assertThat(readme.get(1).text()).isEqualTo("mvn -B verify\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yaml", "java"})
    void theFirstRouteMakesAPictureOfEachPhoto(String language) throws Exception {
        try (SnippetRun run = loaded(language, "first-route")) {
            run.dropPicture("photos/mug.jpg");
            run.start();
            eventually(() -> assertThat(run.file("finished/mug.jpg.jpg")).exists());
            assertThat(sandbox.stats().requests()).isOne();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yaml", "java"})
    void aRejectedPhotoGoesToRejected(String language) throws Exception {
        try (SnippetRun run = loaded(language, "error-handling")) {
            run.drop("photos/broken.jpg", new byte[] {1, 2, 3});
            run.start();
            eventually(() -> assertThat(run.file("rejected/broken.jpg")).exists());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yaml", "java"})
    void aPossiblyPaidPhotoGoesToReviewAndIsSentOnce(String language) throws Exception {
        sandbox.failNext(1, 502, null);
        try (SnippetRun run = loaded(language, "error-handling")) {
            run.dropPicture("photos/mug.jpg");
            run.start();
            eventually(() -> assertThat(run.file("review/mug.jpg")).exists());
            assertThat(sandbox.stats().requests()).isOne();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yaml", "java"})
    void aPhotoThatMayBeSentLaterGoesToLaterAfterAllRetries(String language) throws Exception {
        sandbox.failNext(6, 503, null);
        try (SnippetRun run = loaded(language, "error-handling")) {
            run.dropPicture("photos/mug.jpg");
            run.start();
            eventually(() -> assertThat(run.file("later/mug.jpg")).exists());
            assertThat(sandbox.stats().requests()).isEqualTo(6);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yaml", "java"})
    void withoutCreditsTheRouteStopsAndThePhotoStays(String language) throws Exception {
        sandbox.setCredits(5);
        try (SnippetRun run = loaded(language, "error-handling")) {
            run.dropPicture("photos/mug.jpg");
            run.start();
            eventually(() -> assertThat(run.camel().getRouteController().getRouteStatus("pictures"))
                    .isEqualTo(ServiceStatus.Stopped));
            assertThat(run.file("photos/mug.jpg")).exists();
        }
    }

    @Test
    void withOneLayerCamelWaitsAsLongAsTheApiAsks() throws Exception {
        sandbox.failNext(1, 429, "rate_limit_exceeded", Map.of("Retry-After", "1"));
        try (SnippetRun run = loaded("java", "one-layer")) {
            run.dropPicture("photos/mug.jpg");
            run.start();
            eventually(() -> assertThat(run.file("finished/mug.jpg.jpg")).exists());
            assertThat(sandbox.stats().requests()).isEqualTo(2);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
    }

    private SnippetRun loaded(String language, String id) throws Exception {
        SnippetRun run = new SnippetRun(sandbox.sandbox(), folder);
        Snippet snippet = Snippet.withId(language, id);
        return language.equals("yaml") ? run.loadYaml(snippet) : run.loadJava(snippet);
    }

    @Test
    void theHealthCheckIsDownWithFewCredits() throws Exception {
        sandbox.setCredits(99);
        Main main = SnippetRun.mainWith(Snippet.withId("properties", "health").text()
                + "\ncamel.component.pixelcut.base-url = " + sandbox.baseUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photo").to("pixelcut:generate-background");
            }
        });
        try {
            main.start();
            assertThat(HealthCheckHelper.invokeReadiness(main.getCamelContext()))
                    .anySatisfy(result -> {
                        assertThat(result.getCheck().getId()).isEqualTo("producer:pixelcut-127.0.0.1");
                        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
                        assertThat(result.getMessage())
                                .hasValueSatisfying(text -> assertThat(text).contains("99 credits"));
                    });
        } finally {
            main.stop();
        }
    }
}
