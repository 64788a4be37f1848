package io.github.camelpixelcut.threeruntimes.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.example.testing.SamplePictures;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** When Spring Boot has started the application, the inbox is empty: the start includes the runner. */
@SpringBootTest(classes = SpringBootExample.class)
class SpringBootExampleTest {

    @TempDir
    static Path folder;

    private static PixelcutSandbox sandbox;
    private static Path inbox;

    @BeforeAll
    static void startSandbox() throws Exception {
        sandbox = PixelcutSandbox.builder().start();
        inbox = SamplePictures.copyTo(folder);
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("inbox.directory", inbox::toString);
        settings.add("inbox.settled", () -> "PT0S");
        settings.add("folder.scenes", () -> SamplePictures.SCENES);
        settings.add("camel.component.pixelcut.base-url", sandbox::baseUrl);
        settings.add("camel.component.pixelcut.api-key", () -> "sandbox");
    }

    @Test
    void theSameRouteFileGivesTheSameBytesAsOnCamelMain(
            @Autowired CamelContext camel, @Autowired PictureServiceRunner runner) throws Exception {
        assertThat(camel.getRoute("pictures").getSourceLocation()).startsWith("classpath:camel/pictures.yaml");
        assertThat(Collections.list(getClass().getClassLoader().getResources("camel/pictures.yaml")))
                .hasSize(1);
        assertThat(runner.getExitCode()).isZero();
        assertThat(sandbox.stats().generated()).isEqualTo(3);

        assertThat(SamplePictures.resultsOf(inbox))
                .hasSize(3)
                .isEqualTo(
                        SamplePictures.resultsOnMain(Files.createDirectory(folder.resolve("main")), sandbox.baseUrl()));
    }
}
