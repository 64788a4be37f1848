package io.github.camelpixelcut.internal.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * An image that learns its fingerprint while it is sent, so that two images can be told apart without a further
 * reading. Checksums, because a cryptographic digest would cost half as much CPU as the whole call; where the image is
 * known by its fingerprint to other processes, it is a SHA-256.
 */
public final class FingerprintedImage implements ImageSource {

    private final ImageSource image;
    private volatile Fingerprint fingerprint;

    public FingerprintedImage(ImageSource image) {
        this.image = image;
    }

    /**
     * Whether the bytes of both are the same. Reads an image whose fingerprint is not known yet, unless it can be read
     * only once: then it is taken for another one.
     *
     * @throws IOException if an image cannot be read
     */
    public boolean isSameAs(FingerprintedImage other) throws IOException {
        Fingerprint mine = known();
        return mine != null && mine.equals(other.known());
    }

    private Fingerprint known() throws IOException {
        if (fingerprint == null && image.isRepeatable()) {
            try (InputStream in = open()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return fingerprint;
    }

    @Override
    public InputStream open() throws IOException {
        return new FingerprintStream(image.open());
    }

    @Override
    public <T> T peek(HeadReader<T> reader) throws IOException {
        return image.peek(reader);
    }

    @Override
    public long length() throws IOException {
        return image.length();
    }

    @Override
    public boolean isRepeatable() {
        return image.isRepeatable();
    }

    @Override
    public String fileName() {
        return image.fileName();
    }

    private record Fingerprint(long length, long crc32, long crc32c) {}

    /** Knows the fingerprint at the end of the image. */
    private final class FingerprintStream extends FilterInputStream {

        private final Checksum crc32 = new CRC32();
        private final Checksum crc32c = new CRC32C();
        private long length;

        FingerprintStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int size) throws IOException {
            int count = in.read(buffer, offset, size);
            if (count < 0) {
                fingerprint = new Fingerprint(length, crc32.getValue(), crc32c.getValue());
            } else {
                crc32.update(buffer, offset, count);
                crc32c.update(buffer, offset, count);
                length += count;
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
