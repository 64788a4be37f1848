package io.github.camelpixelcut.example.springboot;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "camel.component.pixelcut.api-key = any")
class PhotosRouteTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("camel.component.pixelcut.base-url", sandbox::baseUrl);
        registry.add("photos", folder::toString);
        registry.add("finished", () -> folder + "/finished");
    }

    @Test
    void eachPhotoBecomesAPicture(@Autowired ProducerTemplate camel) {
        byte[] photo = Pictures.at(sandbox.sampleUrl("mug.jpg"));
        camel.sendBodyAndHeader("file:{{photos}}?tempPrefix=.", photo, "CamelFileName", "mug.jpg");
        await().atMost(1, MINUTES).until(() -> Files.exists(folder.resolve("finished/mug.jpg.jpg")));
    }
}
