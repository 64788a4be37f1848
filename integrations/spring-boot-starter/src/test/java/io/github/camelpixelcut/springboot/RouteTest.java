package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A YAML route needs nothing but properties. */
class RouteTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox =
            PixelcutSandboxExtension.create(builder -> builder.acceptedKey("sk_boot"));

    @Test
    void makesAPicture() throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "camel.main.routes-include-pattern=classpath:routes/pictures.yaml",
                "camel.component.pixelcut.base-url=" + sandbox.baseUrl(),
                "camel.component.pixelcut.api-key=sk_boot",
                "camel.component.pixelcut.scene=marble",
                "camel.component.pixelcut.output=download")) {
            byte[] jpeg = application
                    .getBean(ProducerTemplate.class)
                    .requestBody("direct:photo", sandbox.sampleUrl("mug.jpg"), byte[].class);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(picture.getWidth()).isEqualTo(1024);
            assertThat(picture.getHeight()).isEqualTo(1024);
            assertThat(sandbox.stats().creditsCharged()).isEqualTo(10);
        }
    }
}
