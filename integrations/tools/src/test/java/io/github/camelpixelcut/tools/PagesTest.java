package io.github.camelpixelcut.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.joor.CompilationUnit;
import org.apache.camel.language.joor.MultiCompile;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the snippets of {@code docs/kamelets.md} and {@code docs/tools.md}. */
class PagesTest {

    private static final DocsPage KAMELETS = DocsPage.read("docs/kamelets.md");

    @RegisterExtension
    static final PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"route", "pipe"})
    void theKameletMakesAPictureOfEachPhoto(String id) throws Exception {
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey("any");
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        Path photo = Files.createDirectories(folder.resolve("photos")).resolve("${env:PATH}.jpg");
        Files.write(photo, Pictures.at(sandbox.sampleUrl("mug.jpg")));
        String yaml = KAMELETS.block("yaml id=" + id).replaceAll("uri: file:|to: file:", "$0" + folder + "/");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(id + ".yaml", yaml));
        camel.start();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(folder.resolve("finished/${env:PATH}.jpg.jpg"))
                        .exists());
        assertThat(sandbox.stats().generated()).isOne();
    }

    @Test
    void thePropertyInApplicationPropertiesIsOneOfTheKamelet() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(KAMELETS.block("properties")));

        assertThat(properties.stringPropertyNames())
                .containsExactly("camel.kamelet.pixelcut-generate-background-action.prompt");
        assertThat(properties.values())
                .allSatisfy(text -> assertThat(text.toString()).contains(" & "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.camelpixelcut.tools.KameletDefinitionTest#properties")
    void thePageNamesTheProperty(String name) throws Exception {
        assertThat(KAMELETS.text()).contains("`" + name + "`");
    }

    @Test
    void theCatalogInJavaChecksEndpoints() throws Exception {
        CompilationUnit unit = CompilationUnit.input()
                .addClass("EndpointCheck", DocsPage.read("docs/tools.md").block("java"));
        Class<?> check = MultiCompile.compileUnit(unit).getClass("EndpointCheck");
        EndpointValidationResult wrong = (EndpointValidationResult)
                check.getMethod("check", String.class).invoke(null, "pixelcut:generate-background?scene=marbel");

        assertThat(wrong.summaryErrorMessage(false))
                .contains("marbel", "marble, wood, industrial, linen, brick, counter");
    }

    @ParameterizedTest(name = "scene={0}")
    @ValueSource(strings = {"marble", "marbel"})
    void theTestOfRoutesFindsAWrongScene(String scene) throws Exception {
        Path route = Files.writeString(folder.resolve("photos.yaml"), """
                - route:
                    from:
                      uri: file:{{photos}}
                      steps:
                        - to: pixelcut:generate-background?scene=%s
                """.formatted(scene));
        CompilationUnit unit = CompilationUnit.input()
                .addClass("RoutesTest", DocsPage.read("docs/tools.md").block("java test"));
        Method test = MultiCompile.compileUnit(unit)
                .getClass("RoutesTest")
                .getDeclaredMethod("everyEndpointOfEveryRouteIsValid");
        test.setAccessible(true);
        Constructor<?> routesTest = test.getDeclaringClass().getDeclaredConstructor();
        routesTest.setAccessible(true);
        System.setProperty("camel.main.routes-include-pattern", "file:" + route);
        System.setProperty("photos", folder.resolve("photos").toString());
        try {
            Throwable failure = catchThrowable(() -> test.invoke(routesTest.newInstance()));

            if (scene.equals("marble")) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure).rootCause().hasMessageContaining("The option scene is 'marbel': must be one of");
            }
        } finally {
            System.clearProperty("camel.main.routes-include-pattern");
            System.clearProperty("photos");
        }
    }
}
