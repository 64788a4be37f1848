package io.github.camelpixelcut.hostile;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.function.Supplier;
import okio.Buffer;
import okio.ByteString;

/**
 * A malicious or broken file.
 *
 * @param name the name of the test case
 * @param bytes the content, created on demand because some files have 25 MB
 * @param refusedWith the expected error code; null if the file is left to the API
 */
record HostileImage(String name, Supplier<byte[]> bytes, ErrorCode refusedWith) {

    /** A file that the local check must not refuse. */
    static HostileImage leftToTheApi(String name, Buffer content) {
        return of(name, content, null);
    }

    static HostileImage tooSmall(String name, Buffer content) {
        return of(name, content, ErrorCode.RESOLUTION_TOO_LOW);
    }

    static HostileImage tooManyPixels(String name, Buffer content) {
        return of(name, content, ErrorCode.RESOLUTION_TOO_HIGH);
    }

    private static HostileImage of(String name, Buffer content, ErrorCode refusedWith) {
        return new HostileImage(name, content.snapshot()::toByteArray, refusedWith);
    }

    static ByteString repeated(String hex, int times) {
        byte[] unit = ByteString.decodeHex(hex).toByteArray();
        byte[] all = new byte[unit.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(unit, 0, all, i * unit.length, unit.length);
        }
        return ByteString.of(all);
    }

    @Override
    public String toString() {
        return name;
    }
}
