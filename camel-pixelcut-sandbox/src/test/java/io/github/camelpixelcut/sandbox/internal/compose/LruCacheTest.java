package io.github.camelpixelcut.sandbox.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruCacheTest {

    @Test
    void theLeastRecentlyUsedEntryIsDropped() {
        LruCache<String, Integer> cache = new LruCache<>(2);
        cache.put("first", 1);
        cache.put("second", 2);
        assertThat(cache.get("first")).isEqualTo(1);

        cache.put("third", 3);

        assertThat(cache.get("first")).isEqualTo(1);
        assertThat(cache.get("second")).isNull();
        assertThat(cache.get("third")).isEqualTo(3);
    }
}
