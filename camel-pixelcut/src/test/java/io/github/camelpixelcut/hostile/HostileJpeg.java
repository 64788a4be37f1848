package io.github.camelpixelcut.hostile;

import static io.github.camelpixelcut.hostile.HostileImage.leftToTheApi;
import static io.github.camelpixelcut.hostile.HostileImage.repeated;
import static io.github.camelpixelcut.hostile.HostileImage.tooManyPixels;
import static io.github.camelpixelcut.hostile.HostileImage.tooSmall;

import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/** JPEG: huge numbers of segments, invalid profiles, and wrong sizes. */
final class HostileJpeg {

    private static final int MANY = 300_000;
    private static final int LARGEST_FILE = 25 * 1024 * 1024;

    private HostileJpeg() {}

    static Stream<HostileImage> all() {
        return Stream.of(
                leftToTheApi("25 MB of 0xFF", start().write(repeated("ff", LARGEST_FILE - 2))),
                leftToTheApi("300,000 comments", picture(start().write(repeated("fffe0002", MANY)), 64, 64)),
                tooManyPixels(
                        "50,000 comments and a wide picture",
                        picture(start().write(repeated("fffe0002", 50_000)), 6001, 64)),
                leftToTheApi("300,000 starts", start().write(repeated("ffd8", MANY))),
                leftToTheApi("300,000 restart markers", start().write(repeated("ffd0", MANY))),
                leftToTheApi(
                        "60,000 empty Exif segments", picture(start().write(repeated("ffe10002", 60_000)), 64, 64)),
                leftToTheApi(
                        "60,000 empty profile segments", picture(start().write(repeated("ffe20002", 60_000)), 64, 64)),
                leftToTheApi(
                        "60,000 empty quantization tables",
                        picture(start().write(repeated("ffdb0002", 60_000)), 64, 64)),
                leftToTheApi(
                        "60,000 empty Huffman tables", picture(start().write(repeated("ffc40002", 60_000)), 64, 64)),
                leftToTheApi("10,000 frames", repeatedFrames()),
                leftToTheApi(
                        "profile of 2 GB by its own word",
                        picture(profile(start(), 1, 1, Integer.MAX_VALUE, 200), 64, 64)),
                leftToTheApi("profile of -1 bytes by its own word", picture(profile(start(), 1, 1, -1, 200), 64, 64)),
                leftToTheApi("profile of 3 pieces of 65,519 bytes", picture(profilePieces(3, 65_519), 64, 64)),
                leftToTheApi("profile of 255 pieces, one there", picture(profile(start(), 1, 255, 200, 200), 64, 64)),
                leftToTheApi("profile, piece 0 of 0", picture(profile(start(), 0, 0, 200, 200), 64, 64)),
                leftToTheApi("profile, piece 9 of 3", picture(profile(start(), 9, 3, 200, 200), 64, 64)),
                leftToTheApi("profile, 255 pieces of nothing", picture(profilePieces(255, 0), 64, 64)),
                leftToTheApi("Exif with a directory that points at itself", picture(exifLoop(), 64, 64)),
                leftToTheApi(
                        "JFIF with a thumbnail of 255x255 that is not there",
                        picture(segment(start(), 0xE0, "4a4649460001020000010001ffff"), 64, 64)),
                leftToTheApi(
                        "segment of 0 bytes", picture(start().writeShort(0xFFE1).writeShort(0), 64, 64)),
                leftToTheApi(
                        "segment of 1 byte", picture(start().writeShort(0xFFE1).writeShort(1), 64, 64)),
                leftToTheApi("frame of 2 bytes", start().write(ByteString.decodeHex("ffc00002"))),
                leftToTheApi("frame with 255 colours", frame(start(), 64, 64, 255)),
                leftToTheApi("frame without colours", frame(start(), 64, 64, 0)),
                leftToTheApi("scan before the frame", picture(segment(start(), 0xDA, "010100003f00"), 64, 64)),
                leftToTheApi("end at once", start().writeShort(0xFFD9)),
                leftToTheApi("start alone", start()));
    }

    static Stream<HostileImage> sizes() {
        return Stream.of(
                leftToTheApi("0x0", jpeg(0, 0)),
                leftToTheApi("0x64", jpeg(0, 64)),
                leftToTheApi("64x0", jpeg(64, 0)),
                tooManyPixels("65535x65535", jpeg(65_535, 65_535)),
                tooManyPixels("6001x64", jpeg(6001, 64)),
                tooSmall("1x1", jpeg(1, 1)),
                tooSmall("63x65535", jpeg(63, 65_535)));
    }

    static Buffer jpeg(int width, int height) {
        return picture(start(), width, height);
    }

    private static Buffer start() {
        return new Buffer().writeShort(0xFFD8);
    }

    /** Frame and scan, without the data that follows in a complete file. */
    static Buffer picture(Buffer jpeg, int width, int height) {
        return segment(frame(jpeg, width, height, 1), 0xDA, "010100003f00");
    }

    private static Buffer frame(Buffer jpeg, int width, int height, int colours) {
        Buffer frame =
                new Buffer().writeByte(8).writeShort(height).writeShort(width).writeByte(colours);
        for (int i = 1; i <= colours; i++) {
            frame.writeByte(i).writeByte(0x11).writeByte(0);
        }
        return segment(jpeg, 0xC0, frame.readByteString());
    }

    private static Buffer repeatedFrames() {
        Buffer jpeg = start();
        for (int i = 0; i < 10_000; i++) {
            frame(jpeg, 64, 64, 1);
        }
        return jpeg;
    }

    private static Buffer exifLoop() {
        ByteString exif = new Buffer()
                .writeUtf8("Exif\0\0")
                .write(HostileTiff.loop().readByteString())
                .readByteString();
        return segment(start(), 0xE1, exif);
    }

    private static Buffer profilePieces(int pieces, int size) {
        Buffer jpeg = start();
        for (int piece = 1; piece <= pieces; piece++) {
            profile(jpeg, piece, pieces, pieces * size, size);
        }
        return jpeg;
    }

    private static Buffer profile(Buffer jpeg, int piece, int pieces, int statedSize, int size) {
        Buffer profile = new Buffer()
                .writeInt(statedSize)
                .write(new byte[32])
                .writeUtf8("acsp")
                .write(new byte[size]);
        ByteString content = new Buffer()
                .writeUtf8("ICC_PROFILE\0")
                .writeByte(piece)
                .writeByte(pieces)
                .write(profile.readByteString().substring(0, size))
                .readByteString();
        return segment(jpeg, 0xE2, content);
    }

    private static Buffer segment(Buffer jpeg, int marker, String hex) {
        return segment(jpeg, marker, ByteString.decodeHex(hex));
    }

    private static Buffer segment(Buffer jpeg, int marker, ByteString content) {
        return jpeg.writeByte(0xFF)
                .writeByte(marker)
                .writeShort(content.size() + 2)
                .write(content);
    }
}
