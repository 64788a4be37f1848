package io.github.camelpixelcut.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that ends normally or not, and counts the bytes that are read from it. */
public final class HostileStream extends InputStream {

    /** What follows the bytes. */
    public enum End {
        /** The normal end of the stream. */
        PLAIN,
        /** An exception, as from a broken connection or disk. */
        BROKEN,
        /** More bytes, without end. */
        NEVER
    }

    private final byte[] bytes;
    private final End end;
    private long taken;

    public HostileStream(byte[] bytes, End end) {
        this.bytes = bytes;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        if (taken < bytes.length) {
            return bytes[(int) taken++] & 0xFF;
        }
        return switch (end) {
            case PLAIN -> -1;
            case BROKEN -> throw new IOException("broken");
            case NEVER -> {
                taken++;
                yield 'x';
            }
        };
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int left = (int) Math.max(0, Math.min(length, bytes.length - taken));
        if (left > 0) {
            System.arraycopy(bytes, (int) taken, buffer, offset, left);
            taken += left;
            return left;
        }
        if (end != End.NEVER) {
            return read();
        }
        Arrays.fill(buffer, offset, offset + length, (byte) 'x');
        taken += length;
        return length;
    }

    public long taken() {
        return taken;
    }
}
