package io.github.camelpixelcut.quarkus.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RouteTest {

    @Inject
    ProducerTemplate camel;

    @ConfigProperty(name = "camel.component.pixelcut.base-url")
    String sandbox;

    @Test
    void aPhotoBecomesAPicture() {
        byte[] picture = camel.requestBody("direct:picture", sandbox + "/samples/mug.jpg", byte[].class);
        assertThat(picture).startsWith(0xFF, 0xD8);
    }
}
