package io.github.camelpixelcut.quarkus.example;

import static io.quarkus.test.junit.DisabledOnIntegrationTest.ArtifactType.NATIVE_BINARY;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged application, in a separate process. */
@QuarkusIntegrationTest
class PicturesIT {

    private static final File MUG =
            new File("../../../camel-pixelcut-example/src/main/resources/samples/kitchen/mug.jpg");

    @Test
    void aPhotoBecomesAPicture() {
        byte[] picture = given().contentType("image/jpeg")
                .body(MUG)
                .post("/pictures")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();

        assertThat(picture).startsWith(0xFF, 0xD8);
    }

    @Test
    void aBodyThatIsNotAnImageIsRefused() {
        String answer = given().contentType("image/jpeg")
                .body("no photo".getBytes(UTF_8))
                .post("/pictures")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertThat(answer).contains("image format");
    }

    @Test
    void aRequestWithoutAPhotoIsRefused() {
        String answer = given().contentType("image/jpeg")
                .post("/pictures")
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(answer).contains("no photo");
    }

    @Test
    void theStartMessageListsTheExtension() {
        assertThat(Path.of("target/quarkus.log"))
                .content()
                .containsPattern("Installed features: \\[.*\\bcamel-pixelcut\\b");
    }

    @Test
    @DisabledOnIntegrationTest(forArtifactTypes = NATIVE_BINARY, value = "it has no jars")
    void thePackageDoesNotContainTheSandbox() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("target/quarkus-app"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("camel-pixelcut-0"))
                    .noneMatch(name -> name.contains("sandbox") || name.contains("undertow"));
        }
    }
}
