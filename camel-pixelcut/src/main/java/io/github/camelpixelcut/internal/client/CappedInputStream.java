package io.github.camelpixelcut.internal.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails beyond a limit: nothing that a server sends may fill the memory or the disk. */
final class CappedInputStream extends FilterInputStream {

    private final long limit;
    private long count;

    CappedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws UnusableResponseException {
        count += read;
        if (count > limit) {
            throw tooLarge(limit);
        }
    }

    static UnusableResponseException tooLarge(long limit) {
        return new UnusableResponseException("the answer is larger than " + limit + " bytes");
    }
}
