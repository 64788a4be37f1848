package io.github.camelpixelcut.internal.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

final class StreamImage implements ImageSource {

    private final BufferedInputStream stream;
    private boolean opened;

    StreamImage(InputStream stream) {
        this.stream = new BufferedInputStream(stream);
    }

    @Override
    public InputStream open() throws IOException {
        if (opened) {
            throw new IOException(
                    "The image is a stream that was read already: enable stream caching to send it again");
        }
        opened = true;
        return stream;
    }

    @Override
    public <T> T peek(HeadReader<T> reader) throws IOException {
        stream.mark(HEAD_SIZE);
        try {
            return reader.read(new HeadInputStream(stream, HEAD_SIZE));
        } finally {
            stream.reset();
        }
    }

    @Override
    public long length() {
        return UNKNOWN_LENGTH;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }
}
