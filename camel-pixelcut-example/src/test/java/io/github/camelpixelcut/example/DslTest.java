package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The component in YAML, XML and Java routes, configured by the properties of Camel Main. */
class DslTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final Main main = new Main();

    @BeforeEach
    void configure() {
        main.setPropertyPlaceholderLocations("false");
        main.addOverrideProperty("camel.main.routes-include-pattern", "false");
        main.addOverrideProperty("camel.component.pixelcut.api-key", "sandbox");
        main.addOverrideProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.addOverrideProperty("backdrop", "a beach at dawn");
        main.addOverrideProperty("backdrop.scene", "wood");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private void assertAPictureComesOut() throws Exception {
        File picture = TestPictures.write(folder.resolve("a.png")).toFile();
        byte[] jpeg =
                main.getCamelContext().createProducerTemplate().requestBody("direct:picture", picture, byte[].class);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(1024);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    private void load(String name, String route) throws Exception {
        main.start();
        Resource resource = ResourceHelper.fromString(name, route);
        PluginHelper.getRoutesLoader(main.getCamelContext()).loadRoutes(resource);
    }

    @Test
    void aRouteInYaml() throws Exception {
        load("route.yaml", """
                - route:
                    from:
                      uri: direct:picture
                      steps:
                        - setHeader:
                            name: CamelPixelcutNegativePrompt
                            constant: people
                        - to:
                            uri: pixelcut:generate-background
                            parameters:
                              prompt: "{{backdrop}}"
                              output: download
                              scale: 0.8
                              xCenter: 0.5
                """);

        assertAPictureComesOut();
    }

    @Test
    void aRouteInXml() throws Exception {
        load("route.xml", """
                <routes>
                  <route>
                    <from uri="direct:picture"/>
                    <setHeader name="CamelPixelcutNegativePrompt"><constant>people</constant></setHeader>
                    <to uri="pixelcut:generate-background?prompt={{backdrop}}&amp;output=download&amp;scale=0.8"/>
                  </route>
                </routes>
                """);

        assertAPictureComesOut();
    }

    @Test
    void aRouteInJava() throws Exception {
        RoutesBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:picture")
                        .setHeader("CamelPixelcutNegativePrompt", constant("people"))
                        .to("pixelcut:generate-background?scene={{backdrop.scene}}&output=image");
            }
        };
        main.configure().addRoutesBuilder(routes);
        main.start();

        assertAPictureComesOut();
    }

    @Test
    void anUnknownSceneStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> load("route.yaml", """
                - route:
                    from:
                      uri: direct:picture
                      steps:
                        - to: pixelcut:generate-background?scene=moon
                """)).rootCause().hasMessageContaining("moon");
    }
}
