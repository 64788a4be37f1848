package io.github.camelpixelcut.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevModeTest {

    private static final int PORT = freePort();

    private static final String ROUTES = """
            - route:
                from:
                  uri: direct:ask
                  steps:
                    - to: pixelcut:generate-background?output=url&imageUrl={{camel.component.pixelcut.base-url}}/samples/mug.jpg
                    - to: pixelcut:credits
                    - setBody:
                        simple: "${body} credits"
            """;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Ask.class)
                    .addAsResource(new StringAsset(ROUTES), "camel/routes.yaml")
                    .addAsResource(new StringAsset("quarkus.http.port=" + PORT), "application.properties"))
            .setLogRecordPredicate(entry -> entry.getLoggerName().equals(PixelcutDevServicesProcessor.class.getName()));

    /** Quarkus does not tell a dev mode test which port it uses. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void aChangedRouteTakesEffectAtTheNextRequestAndTheSandboxKeepsRunning() throws Exception {
        assertThat(ask()).isEqualTo("990 credits");

        APPLICATION.modifyResourceFile("camel/routes.yaml", routes -> routes.replace("credits\"", "left\""));

        assertThat(ask()).isEqualTo("980 left");
        assertThat(APPLICATION.getLogRecords())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.getMessage()).startsWith("Dev Services for Pixelcut: no key is set"));
    }
}
