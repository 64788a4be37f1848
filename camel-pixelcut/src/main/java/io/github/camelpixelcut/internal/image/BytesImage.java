package io.github.camelpixelcut.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

// Not a record: its equals and toString would read up to 25 MB.
final class BytesImage implements ImageSource {

    private final byte[] bytes;

    BytesImage(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
