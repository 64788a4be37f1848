package io.github.camelpixelcut.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user guide says about Camel's own steps, in its section on text that Camel evaluates. */
class TextThatCamelEvaluatesTest {

    private static final String EXPRESSION = "${sys.java.version}";
    private static final String PLACEHOLDER = "{{sys:java.version}}";
    private static final String VALUE = System.getProperty("java.version");

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(RouteBuilder route, String header, String text) throws Exception {
        camel.addRoutes(route);
        camel.start();
        camel.createProducerTemplate().sendBodyAndHeader("direct:in", "body", header, text);
    }

    private RouteBuilder to(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        };
    }

    private RouteBuilder toDynamic(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD(uri);
            }
        };
    }

    private RouteBuilder recipientList(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").recipientList(simple(uri));
            }
        };
    }

    private String folderWithFileName() {
        return "file:" + folder + "?fileName=${header.name}.jpg";
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"CamelFileName", "CamelOverruleFileName"})
    void theFileProducerTakesAHeaderAsAName(String header) throws Exception {
        send(to("file:" + folder), header, EXPRESSION);

        assertThat(folder.resolve(EXPRESSION)).exists();
    }

    @Test
    void theValueOfAnExpressionInAFixedUriIsNotEvaluated() throws Exception {
        send(to(folderWithFileName()), "name", EXPRESSION);

        assertThat(folder.resolve(EXPRESSION + ".jpg")).exists();
    }

    @Test
    void toDDoesNotEvaluateAFileName() throws Exception {
        send(toDynamic(folderWithFileName()), "name", EXPRESSION);

        assertThat(folder.resolve(EXPRESSION + ".jpg")).exists();
    }

    @Test
    void toDResolvesAPlaceholder() throws Exception {
        send(toDynamic("file:" + folder + "/${header.name}"), "name", PLACEHOLDER);

        assertThat(folder.resolve(VALUE)).isDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {EXPRESSION, PLACEHOLDER})
    void aRecipientListEvaluatesAFileName(String name) throws Exception {
        send(recipientList(folderWithFileName()), "name", name);

        assertThat(folder.resolve(VALUE + ".jpg")).exists();
    }
}
