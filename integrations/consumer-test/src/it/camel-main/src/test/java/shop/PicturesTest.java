package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @Test
    void aPhotoBecomesAPicture() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.addInitialProperty("camel.component.pixelcut.api-key", "sandbox");
        main.start();
        try {
            byte[] picture = main.getCamelTemplate()
                    .requestBody("direct:pictures", sandbox.sampleUrl("mug.jpg"), byte[].class);

            assertEquals(1024, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
        } finally {
            main.stop();
        }
    }
}
