package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PicturesTest {

    @Inject
    ProducerTemplate camel;

    /** Set by the extension's dev service. */
    @ConfigProperty(name = "camel.component.pixelcut.base-url")
    String sandbox;

    @Test
    void aPhotoBecomesAPicture() throws Exception {
        byte[] picture = camel.requestBody("direct:pictures", sandbox + "/samples/mug.jpg", byte[].class);

        assertEquals(1024, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
    }
}
