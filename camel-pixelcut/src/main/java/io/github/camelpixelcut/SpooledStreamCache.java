package io.github.camelpixelcut;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A finished picture in a temporary file, see {@link SpoolFiles}. */
final class SpooledStreamCache extends InputStream implements StreamCache {

    private final StreamCache content;
    private final InputStream stream;
    private final long length;
    private final Object file;

    /**
     * @param content a stream cache of Camel's that is an input stream
     * @param length of the picture: Camel's cache tells that of the file, which is another one with some ciphers
     * @param file what keeps the file
     */
    SpooledStreamCache(StreamCache content, long length, Object file) {
        this.content = content;
        this.stream = (InputStream) content;
        this.length = length;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        try {
            return stream.read();
        } finally {
            Reference.reachabilityFence(file);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return stream.read(buffer, offset, length);
        } finally {
            Reference.reachabilityFence(file);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            content.writeTo(out);
        } finally {
            Reference.reachabilityFence(file);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return stream.skip(count);
    }

    @Override
    public int available() throws IOException {
        return stream.available();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    @Override
    public void reset() {
        content.reset();
    }

    @Override
    public StreamCache copy(Exchange exchange) throws IOException {
        return new SpooledStreamCache(content.copy(exchange), length, file);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        return content.position();
    }
}
