package io.github.camelpixelcut.hostile;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.function.Supplier;
import okio.Buffer;
import okio.ByteString;

/**
 * A file that somebody made to harm whoever looks at it, or that is just broken.
 *
 * @param bytes made when they are asked for: some have 25 MB
 * @param refusedWith what it is refused with; null if it is left to the API
 */
record HostileImage(String name, Supplier<byte[]> bytes, ErrorCode refusedWith) {

    /** Nobody can say from its header that the API would refuse it. */
    static HostileImage passedOn(String name, Buffer content) {
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
