package io.github.camelpixelcut.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.http.RenderedPictureCache.Key;
import org.junit.jupiter.api.Test;

class RenderedPictureCacheTest {

    private final RenderedPictureCache cache = new RenderedPictureCache(2);

    @Test
    void imagePlacementAndBackdropMakeTheKey() {
        Key key = key(1, 0.5, "wood");

        assertThat(key(1, 0.5, "wood")).isEqualTo(key);
        assertThat(key(2, 0.5, "wood")).isNotEqualTo(key);
        assertThat(key(1, 0.6, "wood")).isNotEqualTo(key);
        assertThat(key(1, 0.5, "brick")).isNotEqualTo(key);
    }

    @Test
    void theLeastRecentlyUsedPictureIsDropped() {
        cache.put(key(1, 1, "wood"), new byte[1]);
        cache.put(key(2, 1, "wood"), new byte[2]);
        assertThat(cache.get(key(1, 1, "wood"))).hasSize(1);

        cache.put(key(3, 1, "wood"), new byte[3]);

        assertThat(cache.get(key(1, 1, "wood"))).hasSize(1);
        assertThat(cache.get(key(2, 1, "wood"))).isNull();
        assertThat(cache.get(key(3, 1, "wood"))).hasSize(3);
    }

    private static Key key(int image, double scale, String scene) {
        byte[] bytes = {(byte) image};
        return Key.of(
                bytes,
                new GenerateRequest(bytes, null, new Placement(scale, null, null), new Backdrop(scene, null, null)));
    }
}
