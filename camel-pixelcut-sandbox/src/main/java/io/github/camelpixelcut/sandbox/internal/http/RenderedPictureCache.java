package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the pictures that were used most recently. Making one takes half a second of processor time, and test suites
 * request the same few again and again. Clients see no difference: the same input always gives the same picture.
 */
final class RenderedPictureCache {

    private final Map<Key, byte[]> pictures;

    RenderedPictureCache(int maxPictures) {
        this.pictures = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, byte[]> leastRecentlyUsed) {
                return size() > maxPictures;
            }
        };
    }

    /** Null if it is not in the cache. The array is shared: do not modify it. */
    synchronized byte[] get(Key key) {
        return pictures.get(key);
    }

    synchronized void put(Key key, byte[] jpeg) {
        pictures.put(key, jpeg);
    }

    /** Everything that a picture depends on. */
    record Key(String imageHash, Placement placement, Backdrop backdrop) {

        static Key of(byte[] image, GenerateRequest request) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(image);
                return new Key(HexFormat.of().formatHex(hash), request.placement(), request.backdrop());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
