package io.github.camelpixelcut.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.support.LRUCacheFactory;

/**
 * The URLs of recent results: their pictures are paid for, which is not known of any other URL in a message. Kept as
 * digests, at most 10,000.
 */
public final class ResultUrls {

    private static final int AT_MOST = 10_000;

    private final Map<UUID, Boolean> digests = LRUCacheFactory.newLRUCache(AT_MOST);

    void add(String url) {
        digests.put(digest(url), true);
    }

    boolean contains(String url) {
        return digests.containsKey(digest(url));
    }

    private static UUID digest(String url) {
        return UUID.nameUUIDFromBytes(url.strip().getBytes(UTF_8));
    }
}
