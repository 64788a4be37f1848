package io.github.camelpixelcut.hostile;

import static io.github.camelpixelcut.hostile.HostileImage.leftToTheApi;
import static io.github.camelpixelcut.hostile.HostileImage.tooManyPixels;
import static io.github.camelpixelcut.hostile.HostileImage.tooSmall;

import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/** TIFF: directories that point to themselves, and tables with billions of entries. */
final class HostileTiff {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int BYTES = 7;
    private static final int IFD = 13;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int SUB_IFD = 330;
    private static final int EXIF_IFD = 34_665;
    private static final int ICC_PROFILE = 34_675;

    private HostileTiff() {}

    static Stream<HostileImage> all() {
        return Stream.of(
                leftToTheApi("directory that points at itself", loop()),
                leftToTheApi("Exif directory that is the directory itself", tiff(64, 64, entry(EXIF_IFD, LONG, 1, 8))),
                leftToTheApi(
                        "Exif directory of the type IFD that is the directory itself",
                        tiff(64, 64, entry(EXIF_IFD, IFD, 1, 8))),
                leftToTheApi("sub-directory that is the directory itself", tiff(64, 64, entry(SUB_IFD, IFD, 1, 8))),
                leftToTheApi("4 billion sub-directories", tiff(64, 64, entry(SUB_IFD, LONG, -1, 8))),
                leftToTheApi("Exif directories, each within the other", nested(15_000)),
                leftToTheApi("4 billion strips", tiff(64, 64, entry(STRIP_OFFSETS, LONG, -1, 8))),
                leftToTheApi("300 million strips", tiff(64, 64, entry(STRIP_OFFSETS, LONG, 300_000_000, 8))),
                leftToTheApi("300 million strip lengths", tiff(64, 64, entry(STRIP_BYTE_COUNTS, LONG, 300_000_000, 8))),
                leftToTheApi("2 billion bits", tiff(64, 64, entry(BITS_PER_SAMPLE, SHORT, Integer.MAX_VALUE, 8))),
                leftToTheApi("text of 2 GB", tiff(64, 64, entry(270, ASCII, Integer.MAX_VALUE, 8))),
                leftToTheApi("profile of 2 GB", tiff(64, 64, entry(ICC_PROFILE, BYTES, Integer.MAX_VALUE, 8))),
                leftToTheApi("profile of 200 MB", tiff(64, 64, entry(ICC_PROFILE, BYTES, 200_000_000, 8))),
                leftToTheApi("unknown tag of 2 billion doubles", tiff(64, 64, entry(60_000, 12, Integer.MAX_VALUE, 8))),
                leftToTheApi(
                        "65,535 entries, two there",
                        little().writeShortLe(-1)
                                .write(entry(WIDTH, LONG, 1, 64))
                                .write(entry(HEIGHT, LONG, 1, 64))),
                leftToTheApi("65,535 texts of 250,000 letters", many(65_535, ASCII, 250_000)),
                leftToTheApi("20,000 tables of 5,000 numbers", many(20_000, LONG, 5_000)),
                leftToTheApi("20,000 pieces of 20,000 bytes", many(20_000, BYTES, 20_000)),
                leftToTheApi("no entries", little().writeShortLe(0).writeIntLe(0)),
                leftToTheApi(
                        "first directory behind the end",
                        new Buffer().writeUtf8("II").writeShortLe(42).writeIntLe(-1)),
                leftToTheApi(
                        "first directory at 2 GB",
                        new Buffer().writeUtf8("II").writeShortLe(42).writeIntLe(Integer.MAX_VALUE)),
                leftToTheApi(
                        "first directory is the header",
                        new Buffer().writeUtf8("II").writeShortLe(42).writeIntLe(0)),
                leftToTheApi(
                        "width that is text",
                        little().writeShortLe(2)
                                .write(entry(WIDTH, ASCII, 1, 64))
                                .write(entry(HEIGHT, LONG, 1, 64))
                                .writeIntLe(0)),
                leftToTheApi(
                        "width of no values",
                        little().writeShortLe(2)
                                .write(entry(WIDTH, LONG, 0, 64))
                                .write(entry(HEIGHT, LONG, 1, 64))
                                .writeIntLe(0)),
                leftToTheApi(
                        "4 billion widths",
                        little().writeShortLe(2)
                                .write(entry(WIDTH, LONG, -1, 64))
                                .write(entry(HEIGHT, LONG, 1, 64))
                                .writeIntLe(0)),
                leftToTheApi(
                        "width of an unknown type",
                        little().writeShortLe(2)
                                .write(entry(WIDTH, 99, 1, 64))
                                .write(entry(HEIGHT, LONG, 1, 64))
                                .writeIntLe(0)),
                leftToTheApi(
                        "width alone",
                        little().writeShortLe(1)
                                .write(entry(WIDTH, LONG, 1, 64))
                                .writeIntLe(0)),
                leftToTheApi("signature alone", little()));
    }

    static Stream<HostileImage> sizes() {
        return Stream.of(
                leftToTheApi("0x0", tiff(0, 0)),
                leftToTheApi("0x64", tiff(0, 64)),
                leftToTheApi("-1x-1", tiff(-1, -1)),
                leftToTheApi("least int", tiff(Integer.MIN_VALUE, Integer.MIN_VALUE)),
                tooManyPixels("largest int", tiff(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                tooManyPixels("6001x64", tiff(6001, 64)),
                tooSmall("1x1", tiff(1, 1)));
    }

    static Buffer tiff(int width, int height, ByteString... more) {
        Buffer tiff = little().writeShortLe(2 + more.length);
        tiff.write(entry(WIDTH, LONG, 1, width)).write(entry(HEIGHT, LONG, 1, height));
        Stream.of(more).forEach(tiff::write);
        return tiff.writeIntLe(0);
    }

    /** The directory is followed by itself. */
    static Buffer loop() {
        return little().writeShortLe(2)
                .write(entry(WIDTH, LONG, 1, 64))
                .write(entry(HEIGHT, LONG, 1, 64))
                .writeIntLe(8);
    }

    private static Buffer nested(int depth) {
        Buffer tiff = little();
        for (int i = 1; i <= depth; i++) {
            tiff.writeShortLe(1).write(entry(EXIF_IFD, LONG, 1, 8 + i * 18)).writeIntLe(0);
        }
        return tiff;
    }

    private static Buffer many(int entries, int type, int count) {
        Buffer tiff = little().writeShortLe(entries);
        for (int tag = 0; tag < entries; tag++) {
            tiff.write(entry(tag, type, count, 8));
        }
        return tiff.writeIntLe(0);
    }

    private static Buffer little() {
        return new Buffer().writeUtf8("II").writeShortLe(42).writeIntLe(8);
    }

    private static ByteString entry(int tag, int type, int count, int value) {
        return new Buffer()
                .writeShortLe(tag)
                .writeShortLe(type)
                .writeIntLe(count)
                .writeIntLe(value)
                .readByteString();
    }
}
