package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    @Test
    void eachPhotoBecomesAPicture() throws Exception {
        Main main = new Main(Shop.class);
        main.addOverrideProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.addOverrideProperty("camel.component.pixelcut.api-key", "no-key-needed");
        main.addOverrideProperty("photos", folder.toString());
        main.addOverrideProperty("finished", folder.resolve("finished").toString());
        main.start();
        try {
            NotifyBuilder finished = new NotifyBuilder(main.getCamelContext())
                    .fromRoute("photos")
                    .whenCompleted(1)
                    .create();

            byte[] photo = URI.create(sandbox.sampleUrl("mug.jpg")).toURL().openStream().readAllBytes();
            main.getCamelTemplate().sendBodyAndHeader("file:{{photos}}?tempPrefix=.", photo, "CamelFileName", "mug.jpg");

            assertTrue(finished.matches(1, TimeUnit.MINUTES));
            assertEquals(1024, ImageIO.read(folder.resolve("finished/mug.jpg.jpg").toFile()).getWidth());
        } finally {
            main.stop();
        }
    }
}
