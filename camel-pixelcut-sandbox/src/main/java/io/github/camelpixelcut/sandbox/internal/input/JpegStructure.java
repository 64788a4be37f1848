package io.github.camelpixelcut.sandbox.internal.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the markers of a JPEG tell without decoding it (ITU-T T.81, annex B). */
final class JpegStructure {

    private static final int TEM = 0x01;
    private static final int SOF_FIRST = 0xC0;
    private static final int SOF_LAST = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int RST_FIRST = 0xD0;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final ByteBuffer EXIF = StandardCharsets.US_ASCII.encode("Exif\0\0");

    private final ByteBuffer bytes;
    private int components;
    private int scans;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegStructure(byte[] jpeg) {
        bytes = ByteBuffer.wrap(jpeg);
    }

    /** Never fails: of a broken file it has what comes before the defect. */
    static JpegStructure of(byte[] jpeg) {
        JpegStructure structure = new JpegStructure(jpeg);
        structure.read();
        return structure;
    }

    /** 1 for grey, 3 for colour, 4 for CMYK; 0 if there is no frame header. */
    int components() {
        return components;
    }

    int scans() {
        return scans;
    }

    /** By the first EXIF segment that has one. */
    Orientation orientation() {
        return orientation;
    }

    private void read() {
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            read(marker, segment());
        }
    }

    private void read(int marker, ByteBuffer segment) {
        if (marker == SOS) {
            scans++;
        } else if (marker == APP1 && orientation.equals(Orientation.UPRIGHT)) {
            orientation = orientationIn(segment);
        } else if (isFrame(marker) && segment.remaining() > 5) {
            components = Byte.toUnsignedInt(segment.get(5));
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
    }

    /**
     * The next marker that has a segment, or EOI. As decoders do, it skips everything else: data of scans, and garbage.
     */
    private int nextMarker() {
        int previous = 0;
        while (bytes.hasRemaining()) {
            int value = Byte.toUnsignedInt(bytes.get());
            if (previous == 0xFF && isMarkerOfSegment(value)) {
                return value;
            }
            previous = value;
        }
        return EOI;
    }

    private static boolean isMarkerOfSegment(int value) {
        boolean isRestart = value >= RST_FIRST && value < SOI;
        return value > TEM && value < 0xFF && !isRestart && value != SOI;
    }

    /** The content of a segment; decoders take an impossible length for an empty segment. */
    private ByteBuffer segment() {
        int length = bytes.remaining() < 2 ? 0 : Math.max(0, Short.toUnsignedInt(bytes.getShort()) - 2);
        int end = Math.min(bytes.position() + length, bytes.limit());
        ByteBuffer segment = bytes.slice(bytes.position(), end - bytes.position());
        bytes.position(end);
        return segment;
    }

    private static Orientation orientationIn(ByteBuffer app1) {
        boolean isExif = EXIF.mismatch(app1) == EXIF.limit();
        return isExif ? Orientation.ofTiff(app1.slice(EXIF.limit(), app1.limit() - EXIF.limit())) : Orientation.UPRIGHT;
    }
}
