package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class PicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @DynamicPropertySource
    static void pixelcut(DynamicPropertyRegistry settings) {
        settings.add("camel.component.pixelcut.base-url", sandbox::baseUrl);
        settings.add("camel.component.pixelcut.api-key", () -> "sandbox");
    }

    @Test
    void aPhotoBecomesAPicture(@Autowired ProducerTemplate camel) throws Exception {
        byte[] picture = camel.requestBody("direct:pictures", sandbox.sampleUrl("mug.jpg"), byte[].class);

        assertEquals(1024, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
    }
}
