package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PicturesTest {

    @TestHTTPResource("/pictures")
    URI pictures;

    /** Set by the extension's dev service. */
    @ConfigProperty(name = "camel.component.pixelcut.base-url")
    String sandbox;

    @Test
    void aPhotoBecomesAPicture() throws Exception {
        try (InputStream photo = URI.create(sandbox + "/samples/mug.jpg").toURL().openStream()) {
            HttpResponse<byte[]> answer = post(photo.readAllBytes());

            assertEquals(200, answer.statusCode());
            assertEquals(1024, ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth());
        }
    }

    @Test
    void whatIsNoPhotoIsRefused() throws Exception {
        assertEquals(400, post("no photo".getBytes()).statusCode());
        assertEquals(400, post(new byte[0]).statusCode());
    }

    private HttpResponse<byte[]> post(byte[] body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(pictures).POST(BodyPublishers.ofByteArray(body)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
