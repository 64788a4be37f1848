package io.github.camelpixelcut.benchmarks.server;

/**
 * What the server has received since it was started.
 *
 * @param uploads requests that arrived complete
 * @param uploadedBytes total size of their request bodies, in bytes
 */
public record UploadCounts(long uploads, long uploadedBytes) {

    public UploadCounts minus(UploadCounts earlier) {
        return new UploadCounts(uploads - earlier.uploads, uploadedBytes - earlier.uploadedBytes);
    }
}
