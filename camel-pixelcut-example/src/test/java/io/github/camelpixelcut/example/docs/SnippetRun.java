package io.github.camelpixelcut.example.docs;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context for snippets. It calls the sandbox, and all its folders are in a folder of the test. */
final class SnippetRun implements AutoCloseable {

    private final PixelcutSandbox sandbox;
    private final Path folder;
    private final CamelContext camel = new DefaultCamelContext();

    SnippetRun(PixelcutSandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
        camel.getPropertiesComponent().addOverrideProperty("folder", folder.toString());
        PixelcutComponent component = camel.getComponent("pixelcut", PixelcutComponent.class);
        component.getConfiguration().setApiKey("any");
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setRetryDelay(1);
        component.getConfiguration().setMaxRetryDelay(10);
    }

    CamelContext camel() {
        return camel;
    }

    SnippetRun loadYaml(Snippet snippet) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("routes.yaml", inFolder(snippet.text())));
        return this;
    }

    SnippetRun loadJava(Snippet snippet) throws Exception {
        Class<?> routes = JavaSource.compile(JavaSource.routeBuilder(inFolder(snippet.text())));
        camel.addRoutes((RoutesBuilder) routes.getConstructor().newInstance());
        return this;
    }

    SnippetRun start() {
        camel.start();
        return this;
    }

    /** Changes file endpoints, but not expressions such as {@code ${file:name}}. */
    private String inFolder(String text) {
        return text.replaceAll("(?<!\\{)\\bfile:(?=[a-z])", "file:{{folder}}/");
    }

    /** Moves a sample picture of the sandbox into a folder, so that it is complete at once. */
    void dropPicture(String path) throws IOException {
        Path picture = folder.resolve(path);
        Files.createDirectories(picture.getParent());
        Path incomplete = Files.createTempFile(folder, "picture", ".part");
        try (InputStream sample =
                URI.create(sandbox.sampleUrl("mug.jpg")).toURL().openStream()) {
            Files.write(incomplete, sample.readAllBytes());
        }
        Files.move(incomplete, picture);
    }

    void drop(String path, byte[] content) throws IOException {
        Path picture = folder.resolve(path);
        Files.createDirectories(picture.getParent());
        Files.write(picture, content);
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    /** Camel Main with the properties of a snippet. Keys do not come from the environment. */
    static Main mainWith(String properties) throws IOException {
        Properties values = new Properties();
        values.load(new StringReader(properties.replaceAll("\\{\\{env:\\w+}}", "{{key.of.the.test}}")));
        values.setProperty("key.of.the.test", "any");
        values.putIfAbsent("camel.component.pixelcut.api-key", "{{key.of.the.test}}");
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        values.setProperty("camel.main.routes-include-pattern", "false"); // not those of the application
        main.setOverrideProperties(values);
        return main;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
