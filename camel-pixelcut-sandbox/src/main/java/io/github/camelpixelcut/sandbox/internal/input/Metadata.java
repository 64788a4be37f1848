package io.github.camelpixelcut.sandbox.internal.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Removes metadata that does not change the pixels, but that the JDK's readers process: a GIF's comments in quadratic
 * time (measured: 8 MB take 50 s), and a PNG's compressed texts whatever their size.
 */
final class Metadata {

    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_TRANSPARENCY = 0x74524E53; // tRNS
    private static final int PNG_ANCILLARY = 0x20000000; // the first letter of the type is in lower case
    private static final int GIF_HEADER_BYTES = 13;
    private static final int GIF_EXTENSION = 0x21;
    private static final int GIF_GRAPHIC_CONTROL = 0xF9;

    private Metadata() {}

    /** A broken file is returned with its defect: the reader reports it. */
    static byte[] removedFromPng(byte[] image) {
        ByteBuffer png = ByteBuffer.wrap(image);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        copy(png, Math.min(PNG_SIGNATURE_BYTES, image.length), kept);
        while (png.remaining() >= 12) {
            int data = png.getInt(png.position());
            int type = png.getInt(png.position() + 4);
            if (data < 0 || data > png.remaining() - 12) {
                break;
            }
            boolean isMetadata = (type & PNG_ANCILLARY) != 0 && type != PNG_TRANSPARENCY;
            copyOrSkip(png, data + 12, isMetadata, kept);
        }
        copy(png, png.remaining(), kept);
        return kept.toByteArray();
    }

    /** A broken file is returned with its defect: the reader reports it. */
    static byte[] removedFromGif(byte[] image) {
        ByteBuffer gif = ByteBuffer.wrap(image);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(image.length);
        copy(gif, Math.min(GIF_HEADER_BYTES + bytesOfPalette(gif), image.length), kept);
        while (gif.remaining() > 2 && Byte.toUnsignedInt(gif.get(gif.position())) == GIF_EXTENSION) {
            boolean isMetadata = Byte.toUnsignedInt(gif.get(gif.position() + 1)) != GIF_GRAPHIC_CONTROL;
            copyOrSkip(gif, bytesOfExtension(gif), isMetadata, kept);
        }
        copy(gif, gif.remaining(), kept);
        return kept.toByteArray();
    }

    private static int bytesOfPalette(ByteBuffer gif) {
        int flags = gif.limit() < GIF_HEADER_BYTES ? 0 : gif.get(10);
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int bytesOfExtension(ByteBuffer gif) {
        int end = gif.position() + 2;
        while (end < gif.limit() && gif.get(end) != 0) {
            end += 1 + Byte.toUnsignedInt(gif.get(end));
        }
        return Math.min(end + 1, gif.limit()) - gif.position();
    }

    private static void copyOrSkip(ByteBuffer from, int bytes, boolean skip, ByteArrayOutputStream to) {
        if (skip) {
            from.position(from.position() + bytes);
        } else {
            copy(from, bytes, to);
        }
    }

    private static void copy(ByteBuffer from, int bytes, ByteArrayOutputStream to) {
        to.write(from.array(), from.position(), bytes);
        from.position(from.position() + bytes);
    }
}
