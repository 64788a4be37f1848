package io.github.camelpixelcut.internal.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An image of unknown length that may not grow above the limit. */
record CountedImage(ImageSource image) implements ImageSource {

    @Override
    public InputStream open() throws IOException {
        return new Counted(image.open());
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

    @Override
    public <T> T peek(HeadReader<T> reader) throws IOException {
        return image.peek(reader);
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > ImageLimits.MAX_BYTES) {
                throw ImageLimits.streamTooLarge();
            }
            return read;
        }
    }
}
