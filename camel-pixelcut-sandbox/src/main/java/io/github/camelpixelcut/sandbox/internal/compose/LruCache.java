package io.github.camelpixelcut.sandbox.internal.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/** A thread-safe cache of the entries that were used most recently. */
public final class LruCache<K, V> {

    private final Map<K, V> entries;

    /** @param maxEntries above this, the least recently used entry is dropped */
    public LruCache(int maxEntries) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> leastRecentlyUsed) {
                return size() > maxEntries;
            }
        };
    }

    /** Null if it is not in the cache. */
    public synchronized V get(K key) {
        return entries.get(key);
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }
}
