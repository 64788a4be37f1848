package io.github.camelpixelcut.example;

import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.strategy.MarkerFileExclusiveReadLockStrategy;

/**
 * Lets the consumer take a file when it has stopped changing. Unlike Camel's {@code readLock=changed}, it never blocks
 * the poll, it also works if the time of a file is in the future, and it knows whether a file was left for the next
 * poll. Not safe for several threads: only the consumer's thread uses it.
 */
final class SettledFiles extends MarkerFileExclusiveReadLockStrategy {

    private record Sighting(long bytes, long modified, long at) {

        boolean isOfSameContentAs(Sighting other) {
            return bytes == other.bytes && modified == other.modified;
        }
    }

    private final long pause;
    private final Map<String, Sighting> changing = new HashMap<>();

    /** @param pause how long a file must not have changed */
    SettledFiles(Duration pause) {
        this.pause = pause.toMillis();
        setMarkerFiler(false);
        setDeleteOrphanLockFiles(false);
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<File> operations, GenericFile<File> file, Exchange exchange) {
        File target = file.getFile();
        long now = System.currentTimeMillis();
        Sighting sighting = new Sighting(target.length(), target.lastModified(), now);
        Sighting first = changing.get(file.getAbsoluteFilePath());
        if (first == null || !first.isOfSameContentAs(sighting)) {
            first = sighting;
        }
        boolean settled = now - sighting.modified() > pause || now - first.at() > pause;
        if (settled) {
            changing.remove(file.getAbsoluteFilePath());
        } else {
            changing.put(file.getAbsoluteFilePath(), first);
        }
        return settled && target.exists();
    }

    /** Whether a file was left for a later poll. */
    boolean areAwaited() {
        changing.keySet().removeIf(path -> !new File(path).exists());
        return !changing.isEmpty();
    }
}
