package io.github.camelpixelcut.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.camel.StreamCache;

/** Where the bytes of an input image come from. They are never held in memory if they were not there already. */
public interface ImageSource {

    /** The length of a source whose bytes have not been counted yet. */
    long UNKNOWN_LENGTH = -1;

    /** How much of an image is looked at before it is sent, in bytes. */
    int HEAD_SIZE = 256 * 1024;

    /**
     * The image from its first byte. The caller closes it.
     *
     * @throws IOException if the source cannot be read, or is not {@link #isRepeatable()} and was read already
     */
    InputStream open() throws IOException;

    /** The length in bytes, or {@link #UNKNOWN_LENGTH}. */
    long length() throws IOException;

    /** Whether {@link #open()} may be called again after the image was sent. */
    boolean isRepeatable();

    /** The file name without folders; null where there is none. */
    default String fileName() {
        return null;
    }

    /**
     * Passes at most the first {@link #HEAD_SIZE} bytes to the reader; the complete image can still be sent afterwards.
     */
    default <T> T peek(HeadReader<T> reader) throws IOException {
        try (InputStream in = open()) {
            return reader.read(new HeadInputStream(in, HEAD_SIZE));
        }
    }

    /** Reads the first bytes of an image. */
    @FunctionalInterface
    interface HeadReader<T> {
        T read(InputStream head) throws IOException;
    }

    /** An image in memory. */
    static ImageSource of(byte[] bytes) {
        return new BytesImage(bytes);
    }

    /**
     * An image in a buffer: from its position to its limit. Conversions of Camel's move the position of a buffer, so an
     * image that begins where the buffer begins is taken from there.
     */
    static ImageSource of(ByteBuffer buffer) {
        ByteBuffer whole = buffer.duplicate().position(0);
        boolean moved = !isImage(buffer) && (isImage(whole) || !buffer.hasRemaining());
        return new BufferImage(moved ? whole : buffer.duplicate());
    }

    private static boolean isImage(ByteBuffer buffer) {
        byte[] head = new byte[Math.min(ImageFormat.SIGNATURE_SIZE, buffer.remaining())];
        buffer.duplicate().get(head);
        return ImageFormat.of(head) != ImageFormat.UNKNOWN;
    }

    /** An image in a file, read again at each opening. */
    static ImageSource of(Path file) {
        return new FileImage(file);
    }

    /** An image in a stream cache of Camel, reset before each reading. */
    static ImageSource of(StreamCache cache) {
        return new StreamCacheImage(cache);
    }

    /** An image that can be read only once. */
    static ImageSource of(InputStream stream) {
        return new StreamImage(stream);
    }
}
