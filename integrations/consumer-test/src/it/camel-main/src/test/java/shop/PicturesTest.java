package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
        MeterRegistry meters = new SimpleMeterRegistry();
        Main main = new Main();
        main.bind("metricsRegistry", meters);
        main.addInitialProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.addInitialProperty("camel.component.pixelcut.api-key", "sandbox");
        main.start();
        try {
            byte[] picture = main.getCamelTemplate()
                    .requestBody("direct:pictures", sandbox.sampleUrl("mug.jpg"), byte[].class);

            assertEquals(1024, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
            assertEquals(1, meters.get("pixelcut.calls").timer().count());
        } finally {
            main.stop();
        }
    }
}
