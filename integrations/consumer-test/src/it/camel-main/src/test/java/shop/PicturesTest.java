package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
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
        MeterRegistry meters = new SimpleMeterRegistry();
        Main main = new Main(Shop.class);
        main.bind("metricsRegistry", meters);
        main.addOverrideProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
        main.addOverrideProperty("camel.component.pixelcut.api-key", "no-key-needed");
        main.addOverrideProperty("photos", folder.toString());
        main.addOverrideProperty("finished", folder.resolve("finished").toString());
        main.start();
        try (InputStream photo = URI.create(sandbox.sampleUrl("mug.jpg")).toURL().openStream()) {
            NotifyBuilder finished = new NotifyBuilder(main.getCamelContext())
                    .fromRoute("photos")
                    .whenCompleted(1)
                    .create();

            main.getCamelTemplate().sendBodyAndHeader("file:{{photos}}?tempPrefix=.", photo, "CamelFileName", "mug.jpg");

            assertTrue(finished.matches(1, TimeUnit.MINUTES));
            assertEquals(1024, ImageIO.read(folder.resolve("finished/mug.jpg.jpg").toFile()).getWidth());
            assertEquals(1, meters.get("pixelcut.calls").timer().count());
        } finally {
            main.stop();
        }
    }
}
