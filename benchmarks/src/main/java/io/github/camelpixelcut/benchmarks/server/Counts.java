package io.github.camelpixelcut.benchmarks.server;

/**
 * What the server saw since it was started.
 *
 * @param uploads pictures that arrived whole
 * @param uploadedBytes the bytes of their request bodies
 */
public record Counts(long uploads, long uploadedBytes) {

    public Counts minus(Counts earlier) {
        return new Counts(uploads - earlier.uploads, uploadedBytes - earlier.uploadedBytes);
    }
}
