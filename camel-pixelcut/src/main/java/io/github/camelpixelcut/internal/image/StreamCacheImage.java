package io.github.camelpixelcut.internal.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import org.apache.camel.StreamCache;

record StreamCacheImage(StreamCache cache) implements ImageSource {

    @Override
    public InputStream open() throws IOException {
        cache.reset();
        if (cache instanceof InputStream stream) {
            return new StaysOpen(stream);
        }
        // A ReaderCache: text that is in memory anyway.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cache.writeTo(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Converts only the beginning of a ReaderCache: its bytes would be a copy of the whole text. */
    @Override
    public <T> T peek(HeadReader<T> reader) throws IOException {
        if (!(cache instanceof Reader text)) {
            return ImageSource.super.peek(reader);
        }
        cache.reset();
        try {
            char[] head = new char[(int) Math.min(cache.length(), HEAD_SIZE)];
            int count = Math.max(0, text.read(head));
            // In the encoding of the cache's writeTo.
            byte[] bytes = new String(head, 0, count).getBytes(Charset.defaultCharset());
            return reader.read(new HeadInputStream(new ByteArrayInputStream(bytes), HEAD_SIZE));
        } finally {
            cache.reset();
        }
    }

    /** A ReaderCache counts characters, not bytes; 0 may stand for a length that the cache cannot tell. */
    @Override
    public long length() {
        return cache instanceof InputStream && cache.length() > 0 ? cache.length() : UNKNOWN_LENGTH;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    /** Closing only resets the cache: the exchange owns it, and error handlers read it again. */
    private static final class StaysOpen extends FilterInputStream {

        StaysOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            in.reset();
        }
    }
}
