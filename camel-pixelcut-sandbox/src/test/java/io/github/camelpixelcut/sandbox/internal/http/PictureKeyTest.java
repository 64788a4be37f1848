package io.github.camelpixelcut.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import org.junit.jupiter.api.Test;

class PictureKeyTest {

    @Test
    void imagePlacementAndBackdropMakeTheKey() {
        PictureKey key = key(1, 0.5, "wood");

        assertThat(key(1, 0.5, "wood")).isEqualTo(key);
        assertThat(key(2, 0.5, "wood")).isNotEqualTo(key);
        assertThat(key(1, 0.6, "wood")).isNotEqualTo(key);
        assertThat(key(1, 0.5, "brick")).isNotEqualTo(key);
    }

    private static PictureKey key(int image, double scale, String scene) {
        byte[] bytes = {(byte) image};
        return PictureKey.of(
                bytes,
                new GenerateRequest(bytes, null, new Placement(scale, null, null), new Backdrop(scene, null, null)));
    }
}
