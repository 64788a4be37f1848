package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // Tests have no Prometheus unless they ask for it.
        properties = "management.prometheus.metrics.export.enabled = true")
class PicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("camel.component.pixelcut.base-url", sandbox::baseUrl);
        settings.add("camel.component.pixelcut.api-key", () -> "no-key-needed");
        settings.add("photos", folder::toString);
        settings.add("finished", () -> folder.resolve("finished").toString());
        settings.add("receipts", () -> folder.resolve("receipts").toString());
    }

    @Test
    void eachPhotoBecomesAPicture(
            @Autowired CamelContext camel, @Autowired ProducerTemplate template, @Autowired TestRestTemplate http)
            throws Exception {
        NotifyBuilder finished =
                new NotifyBuilder(camel).fromRoute("photos").whenCompleted(1).create();

        byte[] photo = URI.create(sandbox.sampleUrl("mug.jpg")).toURL().openStream().readAllBytes();
        template.sendBodyAndHeader("file:{{photos}}?tempPrefix=.", photo, "CamelFileName", "mug.jpg");

        assertThat(finished.matches(1, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("finished/mug.jpg.jpg")).isNotEmptyFile();
        assertThat(http.getForObject("/actuator/health/liveness", String.class)).contains("\"UP\"");
        assertThat(http.getForObject("/actuator/health/readiness", String.class)).contains("\"UP\"");
        assertThat(http.getForObject("/actuator/prometheus", String.class))
                .containsPattern("pixelcut_pictures_total\\{.*charged=\"yes\".*} 1.0");
    }
}
