package io.github.camelpixelcut.internal.image;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes between position and limit; the buffer itself stays as it is. */
record BufferImage(ByteBuffer buffer) implements ImageSource {

    @Override
    public InputStream open() {
        return new BufferInputStream(buffer.duplicate());
    }

    @Override
    public long length() {
        return buffer.remaining();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    private static final class BufferInputStream extends InputStream {

        private final ByteBuffer buffer;

        BufferInputStream(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() {
            return buffer.hasRemaining() ? Byte.toUnsignedInt(buffer.get()) : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int count = Math.min(length, buffer.remaining());
            buffer.get(bytes, offset, count);
            return count == 0 ? -1 : count;
        }

        @Override
        public int available() {
            return buffer.remaining();
        }
    }
}
