package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.example.docs.Snippet;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The recipe of the user guide, from the consumer of one bucket to the producer of another, on a real S3 server. */
class S3ToS3Test {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();
    private EmbeddedS3 server;
    private S3Client s3;

    @BeforeEach
    void startS3() throws Exception {
        server = EmbeddedS3.start(Files.createDirectory(folder.resolve("s3")));
        s3 = server.client();
        s3.createBucket(bucket -> bucket.bucket("photos"));
        s3.createBucket(bucket -> bucket.bucket("finished"));
        PixelcutComponent pixelcut = camel.getComponent("pixelcut", PixelcutComponent.class);
        pixelcut.getConfiguration().setApiKey("any");
        pixelcut.getConfiguration().setBaseUrl(sandbox.baseUrl());
        camel.getRegistry().bind("s3", s3);
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.close();
    }

    private void runRecipe(String options) throws Exception {
        String recipe = Snippet.withId("yaml", "s3-to-s3")
                .text()
                .replace("uri: aws2-s3:photos", "uri: aws2-s3:photos?delay=200")
                .replace("to: aws2-s3:finished", "to: aws2-s3:finished" + options);
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("recipe.yaml", recipe));
        camel.start();
    }

    /** Smaller than its picture: by the length of the photo the picture would be cut. */
    private byte[] upload(String key) throws Exception {
        byte[] photo = Files.readAllBytes(TestPictures.write(folder.resolve("photo.png")));
        s3.putObject(
                object -> object.bucket("photos")
                        .key(key)
                        .contentType("image/png")
                        .contentEncoding("identity")
                        .contentDisposition("attachment; filename=photo.png")
                        .metadata(Map.of("studio", "north")),
                RequestBody.fromBytes(photo));
        return photo;
    }

    private ResponseBytes<GetObjectResponse> stored(String key) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> s3.listObjectsV2(list -> list.bucket("photos"))
                        .contents()
                        .isEmpty());
        return s3.getObjectAsBytes(object -> object.bucket("finished").key(key));
    }

    @ParameterizedTest(name = "producer options: {0}")
    @ValueSource(strings = {"", "?multiPartUpload=true"})
    void thePictureIsStoredWholeAndAsWhatItIs(String options) throws Exception {
        byte[] photo = upload("kitchen/mug.png");

        runRecipe(options);

        ResponseBytes<GetObjectResponse> object = stored("kitchen/mug.png");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(object.asByteArray()));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(object.asByteArray()).hasSizeGreaterThan(photo.length).endsWith(0xFF, 0xD9);
        assertThat(object.response().contentType()).isEqualTo("image/jpeg");
        assertThat(object.response().contentDisposition()).isNull();
        assertThat(object.response().contentEncoding()).isNull();
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsAnExpressionIsNotEvaluated() throws Exception {
        List<String> keys =
                List.of("in\n${sys.user.name}.png", "$simple{sys.user.name}.png", "{{env:PATH}}.png", "mug.png");
        for (String key : keys) {
            upload(key);
        }

        runRecipe("");

        await().atMost(Duration.ofMinutes(1)).until(() -> keysOf("photos").isEmpty());
        assertThat(keysOf("finished")).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(sandbox.stats().generated()).isEqualTo(keys.size());
    }

    private List<String> keysOf(String bucket) {
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** The consumer deletes the object whose key is in the header, which is another one. */
    @Test
    void aPhotoThatIsNotDeletedBecauseTheRouteChangesItsKeyIsPaidForOnce() throws Exception {
        upload("mug.png");
        AtomicInteger polls = new AtomicInteger();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("aws2-s3:photos?deleteAfterRead=true&delay=50&initialDelay=0")
                        .to("pixelcut:generate-background?scene=linen&output=download&idempotent=true")
                        .setHeader("CamelAwsS3Key", constant("finished.jpg"))
                        .to("aws2-s3:finished")
                        .process(exchange -> polls.incrementAndGet());
            }
        });

        camel.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> polls.get() >= 4);

        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }
}
