package io.github.camelpixelcut.sandbox.internal.input;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds files that are small, but a lot of work for a decoder, byte by byte. */
public final class HostileImages {

    private HostileImages() {}

    /**
     * A valid progressive JPEG, all grey. Each scan after the first says "nothing changes" in a few bytes, but decoders
     * compute the whole picture again.
     */
    public static byte[] progressiveJpeg(int edge, int scans) {
        Bytes jpeg = new Bytes();
        jpeg.add(0xFF, 0xD8);
        int[] quantization = new int[65];
        Arrays.fill(quantization, 1, 65, 1);
        jpeg.segment(0xDB, quantization);
        int high = edge >> 8;
        int low = edge & 0xFF;
        jpeg.segment(0xC2, 8, high, low, high, low, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0);
        jpeg.segment(0xC4, table(0x00, 0)); // one code: a difference of 0 bits
        jpeg.segment(0xC4, table(0x10, 0xE0)); // one code: a run of blocks without change, its length in 14 bits
        int blocks = ((edge + 7) / 8) * ((edge + 7) / 8);
        jpeg.segment(0xDA, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0);
        jpeg.add(new byte[(3 * blocks + 7) / 8]);
        for (int scan = 1; scan < scans; scan++) {
            jpeg.segment(0xDA, 1, 1 + scan % 3, 0, 1, 63, 0);
            jpeg.add(runsOfNoChange(blocks));
        }
        jpeg.add(0xFF, 0xD9);
        return jpeg.all();
    }

    /** A Huffman table whose only code is the bit 0. */
    private static int[] table(int id, int symbol) {
        int[] table = new int[18];
        table[0] = id;
        table[1] = 1;
        table[17] = symbol;
        return table;
    }

    /** Runs of 32,767 blocks: the bit 0 and fourteen bits 1; 0xFF is followed by 0x00. */
    private static byte[] runsOfNoChange(int blocks) {
        StringBuilder bits = new StringBuilder();
        for (int done = 0; done < blocks; done += 32_767) {
            bits.append('0').append("1".repeat(14));
        }
        while (bits.length() % 8 != 0) {
            bits.append('1');
        }
        Bytes bytes = new Bytes();
        for (int i = 0; i < bits.length(); i += 8) {
            int value = Integer.parseInt(bits.substring(i, i + 8), 2);
            bytes.add(value);
            if (value == 0xFF) {
                bytes.add(0);
            }
        }
        return bytes.all();
    }

    /** The same JPEG with a comment behind its first marker. */
    static byte[] withComment(byte[] jpeg, int... lengthAndText) {
        return new Bytes()
                .add(Arrays.copyOf(jpeg, 2))
                .add(0xFF, 0xFE)
                .add(lengthAndText)
                .add(Arrays.copyOfRange(jpeg, 2, jpeg.length))
                .all();
    }

    /** @param label 0xFE for a comment, 0xFF for an application's data */
    static byte[] gifWithExtension(int label, int bytes) {
        Bytes gif = new Bytes();
        gif.add("GIF89a").littleEndian(2, 64, 64).add(0x80, 0, 0).add(new byte[6]);
        gif.add(0x21, 0xF9, 4, 0, 0, 0, 0, 0);
        gif.add(0x21, label);
        if (label == 0xFF) {
            gif.add(11).add("XMP DataXMP");
        }
        byte[] block = new byte[256];
        block[0] = (byte) 255;
        for (int written = 0; written < bytes; written += block.length) {
            gif.add(block);
        }
        gif.add(0);
        gif.add(0x2C).littleEndian(2, 0, 0, 64, 64).add(0, 2, 1, 0x4C, 0, 0x3B);
        return gif.all();
    }

    /** An image with a palette and, before its pixels, a chunk. */
    static byte[] pngWithChunk(String type, byte[] content) {
        Bytes png = new Bytes();
        png.add(0x89, 'P', 'N', 'G', 13, 10, 26, 10);
        png.add(chunk("IHDR", new Bytes().bigEndian(64, 64).add(8, 3, 0, 0, 0).all()));
        png.add(chunk("PLTE", new byte[] {1, 2, 3, 4, 5, 6}));
        png.add(chunk("tRNS", new byte[] {0}));
        png.add(chunk(type, content));
        png.add(chunk("IDAT", deflated(new byte[64 * 65])));
        png.add(chunk("IEND", new byte[0]));
        return png.all();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] typeAndContent = new Bytes().add(type).add(content).all();
        CRC32 checksum = new CRC32();
        checksum.update(typeAndContent);
        return new Bytes()
                .bigEndian(content.length)
                .add(typeAndContent)
                .bigEndian((int) checksum.getValue())
                .all();
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 1024];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** @param compression 4 for a JPEG inside, 5 for a PNG */
    static byte[] bmpWithImageInside(int compression, byte[] image) {
        return new Bytes()
                .add("BM")
                .littleEndian(4, 54 + image.length, 0, 54, 40, 64, 64)
                .littleEndian(2, 1, 0)
                .littleEndian(4, compression, image.length, 0, 0, 0, 0)
                .add(image)
                .all();
    }

    /**
     * A grey TIFF of 64x64 with one strip.
     *
     * @param fields values by their tags, in place of or in addition to the usual ones
     */
    static byte[] tiff(byte[] strip, Map<Integer, Integer> fields) {
        Map<Integer, Integer> all = new TreeMap<>(
                Map.of(256, 64, 257, 64, 258, 8, 259, 1, 262, 1, 273, 0, 277, 1, 278, 64, 279, strip.length));
        all.putAll(fields);
        int stripAt = 8 + 2 + 12 * all.size() + 4;
        all.put(273, stripAt);
        Bytes tiff = new Bytes();
        tiff.add("II").littleEndian(2, 42).littleEndian(4, 8).littleEndian(2, all.size());
        all.forEach((tag, value) ->
                tiff.littleEndian(2, tag, tag == 273 || tag == 279 ? 4 : 3).littleEndian(4, 1, value));
        return tiff.littleEndian(4, 0).add(strip).all();
    }

    /** A canvas of 64x64 with a lossless frame of another size. */
    static byte[] webpWithFrame(int frameEdge) {
        byte[] frame = losslessFrame(frameEdge);
        return webp(riffChunk("VP8X", canvas(0)), riffChunk("VP8L", frame));
    }

    /** A canvas of 64x64 with a lossy frame of another size. */
    static byte[] webpWithLossyFrame(int frameEdge) {
        byte[] frame = new Bytes()
                .add(0x10, 0, 0, 0x9D, 1, 0x2A)
                .littleEndian(2, frameEdge, frameEdge)
                .add(new byte[2000])
                .all();
        return webp(riffChunk("VP8X", canvas(0)), riffChunk("VP8 ", frame));
    }

    /** An animation of 64x64 that has a frame with an image of another size. */
    static byte[] animatedWebpWithFrame(int frameEdge) {
        byte[] position = new Bytes()
                .add(new byte[6])
                .add(63, 0, 0, 63, 0, 0)
                .add(new byte[4])
                .all();
        byte[] frame = new Bytes()
                .add(position)
                .add(riffChunk("VP8L", losslessFrame(frameEdge)))
                .all();
        return webp(riffChunk("VP8X", canvas(2)), riffChunk("ANIM", new byte[6]), riffChunk("ANMF", frame));
    }

    private static byte[] canvas(int flags) {
        return new Bytes().add(flags, 0, 0, 0, 63, 0, 0, 63, 0, 0).all();
    }

    private static byte[] losslessFrame(int edge) {
        return new Bytes()
                .add(0x2F)
                .littleEndian(4, edge - 1 | edge - 1 << 14)
                .add(new byte[2000])
                .all();
    }

    private static byte[] webp(byte[]... chunks) {
        Bytes content = new Bytes().add("WEBP");
        for (byte[] chunk : chunks) {
            content.add(chunk);
        }
        byte[] all = content.all();
        return new Bytes().add("RIFF").littleEndian(4, all.length).add(all).all();
    }

    private static byte[] riffChunk(String type, byte[] content) {
        return new Bytes()
                .add(type)
                .littleEndian(4, content.length)
                .add(content)
                .add(new byte[content.length % 2])
                .all();
    }

    /** Collects bytes. */
    private static final class Bytes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes add(int... values) {
            for (int value : values) {
                bytes.write(value);
            }
            return this;
        }

        Bytes add(byte[] values) {
            bytes.writeBytes(values);
            return this;
        }

        Bytes add(String ascii) {
            return add(ascii.getBytes(US_ASCII));
        }

        Bytes bigEndian(int... values) {
            for (int value : values) {
                bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            }
            return this;
        }

        /** @param size of each value in bytes, 2 or 4 */
        Bytes littleEndian(int size, int... values) {
            for (int value : values) {
                byte[] four = ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array();
                bytes.write(four, 0, size);
            }
            return this;
        }

        /** A JPEG's marker with its segment. */
        Bytes segment(int marker, int... content) {
            int length = content.length + 2;
            return add(0xFF, marker, length >> 8, length & 0xFF).add(content);
        }

        byte[] all() {
            return bytes.toByteArray();
        }
    }
}
