package io.github.camelpixelcut.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a picture is complete. An answer without a length ends where its connection ends, so only the picture itself
 * shows that it is truncated.
 */
public final class ImageEnd {

    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_SEGMENT = 0xC0;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private ImageEnd() {}

    /**
     * Whether a JPEG, PNG, WebP, AVIF or HEIC is truncated. Bytes after its end are ignored. False for other formats,
     * and if the structure is not understood.
     *
     * @param image of a known length, to be read more than once
     */
    public static boolean isMissing(ImageSource image) throws IOException {
        return !endsWithMarker(image) && isCut(image);
    }

    /** For nearly all pictures, nothing else has to be read. */
    private static boolean endsWithMarker(ImageSource image) throws IOException {
        try (DataInputStream in = new DataInputStream(image.open())) {
            in.skipNBytes(Math.max(0, image.length() - PNG_END.length));
            byte[] end = in.readNBytes(PNG_END.length);
            return Arrays.equals(end, PNG_END)
                    || end.length == PNG_END.length
                            && Arrays.equals(
                                    Arrays.copyOfRange(end, end.length - JPEG_END.length, end.length), JPEG_END);
        }
    }

    private static boolean isCut(ImageSource image) throws IOException {
        ImageFormat format = ImageFormat.of(image.peek(head -> head.readNBytes(ImageFormat.SIGNATURE_SIZE)));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(image.open()))) {
            switch (format) {
                case JPEG -> jpeg(in);
                case PNG -> png(in);
                case WEBP -> webp(in);
                case AVIF, HEIC -> boxes(in, image.length());
                default -> {}
            }
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    /** Segments, and after each start of a scan the coded data (source: ITU-T T.81, annex B). */
    private static void jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        int marker = in.readUnsignedByte() == 0xFF ? markerCode(in) : END_OF_IMAGE;
        while (isSegment(marker)) {
            in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
            boolean scan = marker == START_OF_SCAN;
            marker = scan ? markerAfterScan(in) : in.readUnsignedByte() == 0xFF ? markerCode(in) : END_OF_IMAGE;
        }
    }

    /** Not the end, and nothing that is unknown here. */
    private static boolean isSegment(int marker) {
        return marker >= FIRST_SEGMENT && (marker < FIRST_RESTART || marker > END_OF_IMAGE);
    }

    private static int markerAfterScan(DataInputStream in) throws IOException {
        while (true) {
            if (in.readUnsignedByte() == 0xFF) {
                int code = markerCode(in);
                if (code != 0 && (code < FIRST_RESTART || code > LAST_RESTART)) {
                    return code;
                }
            }
        }
    }

    /** What follows 0xFF, which may be repeated. */
    private static int markerCode(DataInputStream in) throws IOException {
        int code = in.readUnsignedByte();
        while (code == 0xFF) {
            code = in.readUnsignedByte();
        }
        return code;
    }

    /** Chunks (source: the PNG specification, 5.3). */
    private static void png(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        String type;
        do {
            long length = Integer.toUnsignedLong(in.readInt());
            type = new String(in.readNBytes(4), ISO_8859_1);
            in.skipNBytes(length + 4);
        } while (!type.equals("IEND"));
    }

    /** One RIFF file (source: RFC 9649, 2.4). Some writers leave out the last byte where it is padding. */
    private static void webp(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        in.skipNBytes(Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())) - 1);
    }

    /** Boxes up to the description and the data, in any order (source: ISO/IEC 14496-12, 4.2; 23008-12). */
    private static void boxes(DataInputStream in, long length) throws IOException {
        Set<String> missing = new HashSet<>(Set.of("meta", "mdat"));
        for (long begin = 0; begin < length && !missing.isEmpty(); ) {
            long size = Integer.toUnsignedLong(in.readInt());
            missing.remove(new String(in.readNBytes(4), ISO_8859_1));
            long header = 8;
            if (size == 1) {
                size = in.readLong();
                header = 16;
            }
            if (size < header) {
                // 0: up to the end of the file.
                return;
            }
            in.skipNBytes(size - header);
            begin += size;
        }
    }
}
