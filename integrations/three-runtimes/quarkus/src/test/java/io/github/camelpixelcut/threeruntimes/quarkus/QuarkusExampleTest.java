package io.github.camelpixelcut.threeruntimes.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.example.testing.SamplePictures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.camel.CamelContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(SandboxAndSamples.class)
class QuarkusExampleTest {

    @Inject
    CamelContext camel;

    @Inject
    PictureServiceRunner runner;

    @ConfigProperty(name = "inbox.directory")
    Path inbox;

    @ConfigProperty(name = "camel.component.pixelcut.base-url")
    String sandboxUrl;

    @Test
    void theSameRouteFileGivesTheSameBytesAsOnCamelMain(@TempDir Path folder) throws Exception {
        assertThat(runner.run()).isZero();

        assertThat(camel.getRoute("pictures").getSourceLocation()).startsWith("classpath:camel/pictures.yaml");
        assertThat(Collections.list(
                        Thread.currentThread().getContextClassLoader().getResources("camel/pictures.yaml")))
                .hasSize(1);
        assertThat(SamplePictures.resultsOf(inbox))
                .hasSize(3)
                .isEqualTo(SamplePictures.resultsOnMain(folder, sandboxUrl));
    }
}
