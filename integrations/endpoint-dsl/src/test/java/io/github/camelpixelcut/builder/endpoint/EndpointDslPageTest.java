package io.github.camelpixelcut.builder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.DocsPage.Block;
import io.github.camelpixelcut.testsupport.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/endpoint-dsl.md do what the page says. */
class EndpointDslPageTest {

    private static final DocsPage PAGE = DocsPage.read("docs/endpoint-dsl.md");

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey("any");
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theRouteMakesAPictureOfEachPhoto() throws Exception {
        Path photo = Files.createDirectories(folder.resolve("photos")).resolve("mug.jpg");
        Files.write(photo, Pictures.at(sandbox.sampleUrl("mug.jpg")));
        load("PictureRoutes.java", blocks("java").get(0).replace("file(\"", "file(\"" + folder + "/"));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(folder.resolve("finished/mug.jpg.jpg")).exists());
        assertThat(sandbox.stats().generated()).isOne();
    }

    @Test
    void theStaticImportNeedsNoEndpointRouteBuilder() throws Exception {
        load("CreditRoutes.java", blocks("java").get(1));

        assertThat(camel.getEndpoints()).extracting(Object::toString).contains("pixelcut://credits");
    }

    @Test
    void theCoordinatesAreThoseOfThisModule() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(blocks("xml")).singleElement().satisfies(dependency -> {
            assertThat(pom).contains(element("artifactId", dependency));
            assertThat(pom).contains(element("version", dependency));
        });
    }

    private static String element(String name, String xml) {
        return "<%1$s>%2$s</%1$s>".formatted(name, xml.replaceAll("(?s).*<" + name + ">(.*?)<.*", "$1"));
    }

    private void load(String name, String source) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name, source));
        camel.start();
    }

    private static List<String> blocks(String language) {
        return PAGE.blocks().stream()
                .filter(block -> block.info().equals(language))
                .map(Block::text)
                .toList();
    }
}
