package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps finished pictures in memory for one hour, as long as the API's result URLs are valid. */
public final class ResultStore {

    private static final Logger LOG = LoggerFactory.getLogger(ResultStore.class);
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final long maxBytes;
    private final Map<String, Result> results = new LinkedHashMap<>();
    private long bytes;

    /** @param maxBytes of all pictures together; above this, the oldest are dropped before their hour is over */
    public ResultStore(Clock clock, long maxBytes) {
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /** Returns the name under which the picture is served. */
    public synchronized String put(byte[] jpeg) {
        dropExpired();
        String name = UUID.randomUUID() + ".jpg";
        results.put(name, new Result(jpeg, clock.instant().plus(LIFETIME)));
        bytes += jpeg.length;
        dropOldestAboveLimit();
        return name;
    }

    /** Empty if the name is unknown or the picture's hour is over. */
    public synchronized Optional<byte[]> get(String name) {
        dropExpired();
        return Optional.ofNullable(results.get(name)).map(Result::jpeg);
    }

    private void dropExpired() {
        Instant now = clock.instant();
        Iterator<Result> oldestFirst = results.values().iterator();
        while (oldestFirst.hasNext()) {
            Result result = oldestFirst.next();
            if (now.isBefore(result.expires())) {
                return;
            }
            oldestFirst.remove();
            bytes -= result.jpeg().length;
        }
    }

    private void dropOldestAboveLimit() {
        Iterator<Result> oldestFirst = results.values().iterator();
        while (bytes > maxBytes && results.size() > 1) {
            Result oldest = oldestFirst.next();
            oldestFirst.remove();
            bytes -= oldest.jpeg().length;
            LOG.warn("Results take more than {} bytes: the oldest was dropped before its hour was over", maxBytes);
        }
    }

    private record Result(byte[] jpeg, Instant expires) {}
}
