package io.github.camelpixelcut.hostile;

import static io.github.camelpixelcut.hostile.HostileImage.leftToTheApi;
import static io.github.camelpixelcut.hostile.HostileImage.repeated;
import static io.github.camelpixelcut.hostile.HostileImage.tooManyPixels;
import static io.github.camelpixelcut.hostile.HostileImage.tooSmall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import okio.Buffer;
import okio.ByteString;
import okio.DeflaterSink;

/** PNG: chunks that are decompression bombs, huge numbers of chunks, and wrong sizes. */
final class HostilePng {

    private static final ByteString SIGNATURE = ByteString.decodeHex("89504e470d0a1a0a");
    private static final long UNPACKED_SIZE = 200L * 1024 * 1024;
    private static final int MANY = 300_000;

    private HostilePng() {}

    static Stream<HostileImage> all() {
        ByteString bomb = bomb();
        ByteString manyChunks = repeated(chunk("teXt", ByteString.EMPTY).hex(), MANY);
        return Stream.of(
                leftToTheApi("zTXt that unpacks to 200 MB", png(64, 64).write(chunk("zTXt", named(bomb)))),
                tooManyPixels("zTXt bomb in a wide picture", png(6001, 64).write(chunk("zTXt", named(bomb)))),
                leftToTheApi("iTXt that unpacks to 200 MB", png(64, 64).write(chunk("iTXt", international(bomb)))),
                leftToTheApi("iCCP that unpacks to 200 MB", png(64, 64).write(chunk("iCCP", named(bomb)))),
                leftToTheApi("IDAT that unpacks to 200 MB", png(64, 64).write(chunk("IDAT", bomb))),
                leftToTheApi(
                        "bomb before the header",
                        signature().write(chunk("zTXt", named(bomb))).write(header(1, 1))),
                leftToTheApi("300,000 empty chunks", png(64, 64).write(manyChunks)),
                leftToTheApi(
                        "300,000 empty chunks before the header",
                        signature().write(manyChunks).write(header(1, 1))),
                leftToTheApi(
                        "300,000 headers",
                        signature().write(repeated(header(64, 64).hex(), MANY))),
                leftToTheApi("header of 2 GB", signature().write(lyingHeader(Integer.MAX_VALUE))),
                leftToTheApi("header of -1 bytes", signature().write(lyingHeader(-1))),
                leftToTheApi("header of 0 bytes", signature().write(lyingHeader(0))),
                leftToTheApi(
                        "chunk of 2 GB", png(64, 64).writeInt(Integer.MAX_VALUE).writeUtf8("iCCP")),
                leftToTheApi("palette of -1 bytes", png(64, 64).writeInt(-1).writeUtf8("PLTE")),
                leftToTheApi("end before the picture", png(64, 64).write(chunk("IEND", ByteString.EMPTY))),
                leftToTheApi("signature alone", signature()));
    }

    static Stream<HostileImage> sizes() {
        return Stream.of(
                leftToTheApi("0x0", png(0, 0)),
                leftToTheApi("0x64", png(0, 64)),
                leftToTheApi("64x0", png(64, 0)),
                leftToTheApi("-1x-1", png(-1, -1)),
                leftToTheApi("64x-64", png(64, -64)),
                leftToTheApi("least int", png(Integer.MIN_VALUE, Integer.MIN_VALUE)),
                tooManyPixels("largest int", png(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                tooManyPixels("largest width", png(Integer.MAX_VALUE, 64)),
                tooSmall("1x1", png(1, 1)),
                tooSmall("63 x largest int", png(63, Integer.MAX_VALUE)));
    }

    static Buffer png(int width, int height) {
        return signature().write(header(width, height));
    }

    private static Buffer signature() {
        return new Buffer().write(SIGNATURE);
    }

    private static ByteString header(int width, int height) {
        return chunk(
                "IHDR",
                new Buffer()
                        .writeInt(width)
                        .writeInt(height)
                        .write(ByteString.decodeHex("0802000000"))
                        .snapshot());
    }

    private static ByteString lyingHeader(int length) {
        return new Buffer()
                .writeInt(length)
                .writeUtf8("IHDR")
                .writeInt(64)
                .writeInt(64)
                .writeUtf8("and so on")
                .readByteString();
    }

    private static ByteString chunk(String type, ByteString content) {
        Buffer checked = new Buffer().writeUtf8(type).write(content);
        CRC32 crc = new CRC32();
        crc.update(checked.snapshot().toByteArray());
        return new Buffer()
                .writeInt(content.size())
                .write(checked.snapshot())
                .writeInt((int) crc.getValue())
                .snapshot();
    }

    /** Keyword, terminator, compression method. */
    private static ByteString named(ByteString bomb) {
        return new Buffer().writeUtf8("a").writeShort(0).write(bomb).snapshot();
    }

    /** Keyword, compression flag, compression method, no language, no translated keyword. */
    private static ByteString international(ByteString bomb) {
        return new Buffer().writeUtf8("a\0\1\0\0\0").write(bomb).snapshot();
    }

    private static ByteString bomb() {
        Buffer packed = new Buffer();
        try (DeflaterSink sink = new DeflaterSink(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            Buffer zeros = new Buffer().write(new byte[1024 * 1024]);
            for (long size = 0; size < UNPACKED_SIZE; size += zeros.size()) {
                sink.write(zeros.copy(), zeros.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.snapshot();
    }
}
