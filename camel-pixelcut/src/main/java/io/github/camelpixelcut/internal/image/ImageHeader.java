package io.github.camelpixelcut.internal.image;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the size from the header of an image in one pass, without allocating memory for its content.
 *
 * <p>The JDK's readers are not used: hostile files of 256 KiB cost them 15 seconds (JPEG, JDK 25: empty Exif segments),
 * 8 GB of garbage (GIF: a comment of many pieces), and of an animation they tell the size of a frame.
 */
final class ImageHeader {

    /** How many bytes are needed for all formats except JPEG and TIFF. */
    private static final int START_SIZE = 30;

    private static final int JPEG_START_OF_SCAN = 0xDA;
    private static final int JPEG_END_OF_IMAGE = 0xD9;

    private static final int BMP_CORE_HEADER = 12;
    private static final Set<Integer> BMP_HEADERS = Set.of(40, 52, 56, 64, 108, 124);

    private static final int VP8_START_CODE = 0x2A019D;
    private static final int VP8L_SIGNATURE = 0x2F;

    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int TIFF_SHORT = 3;
    private static final int TIFF_LONG = 4;

    private ImageHeader() {}

    /**
     * @param image from its first byte, with support of mark
     * @return empty if the header has no size or its format is unknown
     * @throws IOException if the header is truncated
     * @throws IndexOutOfBoundsException likewise
     */
    static Optional<ImageSize> size(InputStream image) throws IOException {
        image.mark(START_SIZE);
        byte[] bytes = image.readNBytes(START_SIZE);
        image.reset();
        ByteBuffer start = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        return switch (ImageFormat.of(bytes)) {
            case JPEG -> jpeg(new DataInputStream(image));
            case PNG -> png(start);
            case GIF -> size(unsigned16(start, 6), unsigned16(start, 8));
            case BMP -> bmp(start);
            case WEBP -> webp(start);
            case TIFF -> tiff(image);
            default -> Optional.empty();
        };
    }

    /** Up to the frame header (source: ITU-T T.81, annex B). */
    private static Optional<ImageSize> jpeg(DataInputStream jpeg) throws IOException {
        jpeg.readUnsignedShort();
        while (jpeg.readUnsignedByte() == 0xFF) {
            int marker = jpeg.readUnsignedByte();
            while (marker == 0xFF) {
                marker = jpeg.readUnsignedByte();
            }
            if (marker == JPEG_START_OF_SCAN || marker == JPEG_END_OF_IMAGE) {
                return Optional.empty();
            }
            int length = jpeg.readUnsignedShort();
            if (isFrame(marker)) {
                jpeg.readUnsignedByte();
                int height = jpeg.readUnsignedShort();
                return size(jpeg.readUnsignedShort(), height);
            }
            jpeg.skipNBytes(Math.max(0, length - 2));
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15, except DHT, JPG and DAC, which lie in that range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** The header is the first chunk (source: the PNG specification, 11.2.1). */
    private static Optional<ImageSize> png(ByteBuffer start) {
        start.order(BIG_ENDIAN);
        return text(start, 12).equals("IHDR") ? size(start.getInt(16), start.getInt(20)) : Optional.empty();
    }

    /** The oldest form of the header has 16 bits; in the others a negative height means that the top row is first. */
    private static Optional<ImageSize> bmp(ByteBuffer start) {
        int header = start.getInt(14);
        if (header == BMP_CORE_HEADER) {
            return size(unsigned16(start, 18), unsigned16(start, 20));
        }
        return BMP_HEADERS.contains(header) ? size(start.getInt(18), Math.abs(start.getInt(22))) : Optional.empty();
    }

    /** Lossy, lossless, or with a canvas (sources: RFC 6386, 9.1; RFC 9649, 2.7 and 3.4). */
    private static Optional<ImageSize> webp(ByteBuffer start) {
        return switch (text(start, 12)) {
            case "VP8 " ->
                (start.getInt(23) & 0xFFFFFF) == VP8_START_CODE
                        ? size(start.getShort(26) & 0x3FFF, start.getShort(28) & 0x3FFF)
                        : Optional.empty();
            case "VP8L" ->
                start.get(20) == VP8L_SIGNATURE
                        ? size((start.getInt(21) & 0x3FFF) + 1, (start.getInt(21) >>> 14 & 0x3FFF) + 1)
                        : Optional.empty();
            case "VP8X" -> size((start.getInt(24) & 0xFFFFFF) + 1, (start.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    /** The entries of the first directory (source: TIFF 6.0, section 2). */
    private static Optional<ImageSize> tiff(InputStream tiff) throws IOException {
        ByteBuffer start = next(tiff, 8, BIG_ENDIAN);
        ByteOrder order = start.get(0) == 'I' ? LITTLE_ENDIAN : BIG_ENDIAN;
        tiff.skipNBytes(Integer.toUnsignedLong(start.order(order).getInt(4)) - start.capacity());
        int entries = unsigned16(next(tiff, 2, order), 0);
        int width = 0;
        int height = 0;
        for (int i = 0; i < entries && (width == 0 || height == 0); i++) {
            ByteBuffer entry = next(tiff, 12, order);
            switch (unsigned16(entry, 0)) {
                case TIFF_WIDTH -> width = value(entry);
                case TIFF_HEIGHT -> height = value(entry);
                default -> {}
            }
        }
        return size(width, height);
    }

    /** The value of a TIFF entry that has exactly one number; 0 for any other entry. */
    private static int value(ByteBuffer entry) {
        if (entry.getInt(4) != 1) {
            return 0;
        }
        return switch (unsigned16(entry, 2)) {
            case TIFF_SHORT -> unsigned16(entry, 8);
            case TIFF_LONG -> entry.getInt(8);
            default -> 0;
        };
    }

    private static ByteBuffer next(InputStream in, int count, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(in.readNBytes(count)).order(order);
    }

    private static String text(ByteBuffer bytes, int offset) {
        return new String(bytes.array(), offset, 4, ISO_8859_1);
    }

    private static int unsigned16(ByteBuffer bytes, int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }

    private static Optional<ImageSize> size(int width, int height) {
        return Optional.of(new ImageSize(width, height));
    }
}
