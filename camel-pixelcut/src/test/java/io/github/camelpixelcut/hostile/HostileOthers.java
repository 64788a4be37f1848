package io.github.camelpixelcut.hostile;

import static io.github.camelpixelcut.hostile.HostileImage.leftToTheApi;
import static io.github.camelpixelcut.hostile.HostileImage.repeated;
import static io.github.camelpixelcut.hostile.HostileImage.tooManyPixels;
import static io.github.camelpixelcut.hostile.HostileImage.tooSmall;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.Random;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/** GIF, BMP and WebP with absurd headers, files that are valid in two formats, and files that are not images. */
final class HostileOthers {

    private static final int BMP_V3 = 40;
    private static final int BMP_V5 = 124;
    private static final int EMBEDDED = 0x4D424544;

    private HostileOthers() {}

    static Stream<HostileImage> gifs() {
        return Stream.of(
                leftToTheApi("0x0", gif(0, 0, 0, 0)),
                tooManyPixels("65535x65535", gif(65_535, 65_535, 65_535, 65_535)),
                tooManyPixels("canvas of 65535x65535 with a small picture", gif(65_535, 65_535, 64, 64)),
                leftToTheApi("canvas of 64x64 with a picture of one pixel", gif(64, 64, 1, 1)),
                tooSmall("1x1", gif(1, 1, 1, 1)),
                leftToTheApi("a million empty comments", extensions(1_000_000, "21fe00")),
                leftToTheApi("comment of a million pieces", comment(1_000_000)),
                leftToTheApi("300,000 pictures of nothing", extensions(300_000, "2c0000000040004000000200")),
                leftToTheApi("unknown blocks", extensions(1000, "0102030405")),
                leftToTheApi("end at once", screen(64, 64).writeByte(0x3B)),
                leftToTheApi(
                        "palette that is not there",
                        new Buffer()
                                .writeUtf8("GIF89a")
                                .writeShortLe(64)
                                .writeShortLe(64)
                                .write(ByteString.decodeHex("ff0000"))),
                leftToTheApi("signature alone", new Buffer().writeUtf8("GIF89a")));
    }

    static Stream<HostileImage> bmps() {
        return Stream.of(
                leftToTheApi("0x0", bmp(BMP_V3, 0, 0)),
                leftToTheApi("-64x64", bmp(BMP_V3, -64, 64)),
                leftToTheApi("64x-64, which is upside down and allowed", bmp(BMP_V3, 64, -64)),
                tooManyPixels("64x-6001", bmp(BMP_V3, 64, -6001)),
                leftToTheApi("least int", bmp(BMP_V3, Integer.MIN_VALUE, Integer.MIN_VALUE)),
                leftToTheApi("64 x least int", bmp(BMP_V3, 64, Integer.MIN_VALUE)),
                tooManyPixels("largest int", bmp(BMP_V3, Integer.MAX_VALUE, Integer.MAX_VALUE)),
                tooSmall("1x1", bmp(BMP_V3, 1, 1)),
                leftToTheApi("header of 2 GB", bmp(Integer.MAX_VALUE, 64, 64)),
                leftToTheApi("header of -1 bytes", bmp(-1, 64, 64)),
                leftToTheApi("header of 0 bytes", bmp(0, 64, 64)),
                leftToTheApi("2 billion colours", bmp(BMP_V3, 64, 64, 8, 0, Integer.MAX_VALUE)),
                leftToTheApi("-1 colours", bmp(BMP_V3, 64, 64, 8, 0, -1)),
                leftToTheApi("300 million colours", bmp(BMP_V3, 64, 64, 8, 0, 300_000_000)),
                leftToTheApi("-1 bits for each pixel", bmp(BMP_V3, 64, 64, -1, 0, 0)),
                leftToTheApi(
                        "JPEG within",
                        bmp(BMP_V3, 64, 64, 0, 4, 0)
                                .write(HostileJpeg.jpeg(1, 1).readByteString())),
                leftToTheApi(
                        "PNG within",
                        bmp(BMP_V3, 64, 64, 0, 5, 0).write(HostilePng.png(1, 1).readByteString())),
                leftToTheApi("unknown compression", bmp(BMP_V3, 64, 64, 24, -1, 0)),
                leftToTheApi("profile of 2 GB", bmpWithProfile(EMBEDDED, Integer.MAX_VALUE)),
                leftToTheApi("profile of 500 MB", bmpWithProfile(EMBEDDED, 500_000_000)),
                leftToTheApi("profile of -1 bytes", bmpWithProfile(EMBEDDED, -1)),
                leftToTheApi("profile in another file", bmpWithProfile(0x4C494E4B, 200)),
                leftToTheApi("signature alone", new Buffer().writeUtf8("BM")),
                leftToTheApi(
                        "text that begins like one", new Buffer().writeUtf8("BMW is a maker of cars.\n".repeat(1000))));
    }

    static Stream<HostileImage> webps() {
        return Stream.of(
                tooManyPixels("VP8X of 16777216x16777216", webp(100, vp8x(0, 16_777_216, 16_777_216))),
                tooSmall("VP8X of 1x1", webp(100, vp8x(0, 1, 1))),
                tooManyPixels("VP8L of 16384x16384", webp(100, vp8l(16_384, 16_384))),
                tooSmall("VP8L of 1x1", webp(100, vp8l(1, 1))),
                tooManyPixels("VP8 of 16383x16383", webp(100, vp8(16_383, 16_383))),
                leftToTheApi("VP8 of 0x0", webp(100, vp8(0, 0))),
                leftToTheApi("file of -1 bytes", webp(-1, vp8x(0, 64, 64))),
                leftToTheApi("file of 0 bytes", webp(0, vp8x(0, 64, 64))),
                leftToTheApi(
                        "profile of 2 GB",
                        webp(100, vp8x(0x20, 64, 64).writeUtf8("ICCP").writeIntLe(Integer.MAX_VALUE))),
                leftToTheApi(
                        "profile of 500 MB",
                        webp(600_000_000, vp8x(0x20, 64, 64).writeUtf8("ICCP").writeIntLe(500_000_000))),
                leftToTheApi(
                        "profile of -1 bytes",
                        webp(100, vp8x(0x20, 64, 64).writeUtf8("ICCP").writeIntLe(-1))),
                leftToTheApi(
                        "300,000 unknown chunks before the picture",
                        webp(
                                -1,
                                new Buffer()
                                        .write(repeated("4e4f4e4500000000", 300_000))
                                        .write(vp8l(1, 1).readByteString()))),
                leftToTheApi(
                        "300,000 unknown chunks after the header",
                        webp(-1, vp8x(0x3F, 64, 64).write(repeated("4e4f4e4500000000", 300_000)))),
                leftToTheApi(
                        "300,000 frames of an animation",
                        webp(-1, vp8x(0x02, 64, 64).write(repeated("414e4d4600000000", 300_000)))),
                leftToTheApi(
                        "chunk of -1 bytes",
                        webp(100, new Buffer().writeUtf8("VP8X").writeIntLe(-1))),
                leftToTheApi("no chunk", webp(4, new Buffer())));
    }

    static Stream<HostileImage> noImages() {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        return Stream.of(
                new HostileImage("empty file", () -> new byte[0], ErrorCode.MALFORMED_IMAGE),
                new HostileImage(
                        "25 MB and one byte", () -> new byte[25 * 1024 * 1024 + 1], ErrorCode.FILE_SIZE_TOO_LARGE),
                new HostileImage("25 MB of zeros", () -> new byte[25 * 1024 * 1024], null),
                leftToTheApi("one byte", new Buffer().writeByte(0xFF)),
                leftToTheApi("noise", new Buffer().write(noise)),
                leftToTheApi(
                        "HTML",
                        new Buffer().writeUtf8("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>".repeat(100))),
                leftToTheApi(
                        "SVG that includes itself",
                        new Buffer()
                                .writeUtf8(
                                        "<!DOCTYPE svg [<!ENTITY a \"&a;&a;\">]><svg width='1' height='1'>&a;</svg>")),
                leftToTheApi(
                        "PDF with a JPEG within",
                        new Buffer()
                                .writeUtf8("%PDF-1.7\n")
                                .write(HostileJpeg.jpeg(1, 1).readByteString())),
                leftToTheApi("ZIP", new Buffer().write(ByteString.decodeHex("504b0304140000000800"))),
                leftToTheApi(
                        "two zeros and what a WBMP would take for 5x5",
                        new Buffer().write(ByteString.decodeHex("000005050000000000"))),
                leftToTheApi(
                        "AVIF with a long list of brands",
                        new Buffer().writeInt(0x118).writeUtf8("ftypavif").write(new byte[0x118])),
                tooSmall("GIF that is a script", gif(0x2F2A, 10, 64, 10).writeUtf8("*/=1;alert(1)")),
                leftToTheApi(
                        "PNG with a ZIP behind it",
                        HostilePng.png(64, 64)
                                .write(ByteString.decodeHex("504b0506"))
                                .write(new byte[18])),
                leftToTheApi("JPEG with HTML in a comment", html()),
                leftToTheApi(
                        "PNG behind a JPEG's signature",
                        new Buffer()
                                .writeShort(0xFFD8)
                                .writeByte(0xFF)
                                .write(HostilePng.png(1, 1).readByteString())));
    }

    private static Buffer html() {
        return new Buffer()
                .write(ByteString.decodeHex("ffd8fffe001a"))
                .writeUtf8("<script>alert()</script>")
                .write(HostileJpeg.picture(new Buffer(), 64, 64).readByteString());
    }

    static Buffer gif(int canvasWidth, int canvasHeight, int width, int height) {
        return screen(canvasWidth, canvasHeight)
                .writeByte(0x2C)
                .writeInt(0)
                .writeShortLe(width)
                .writeShortLe(height)
                .writeByte(0)
                .writeByte(2);
    }

    private static Buffer screen(int width, int height) {
        return new Buffer()
                .writeUtf8("GIF89a")
                .writeShortLe(width)
                .writeShortLe(height)
                .writeByte(0)
                .writeShort(0);
    }

    private static Buffer extensions(int count, String hex) {
        return screen(64, 64).write(repeated(hex, count));
    }

    private static Buffer comment(int pieces) {
        return screen(64, 64).writeShort(0x21FE).write(repeated("0141", pieces));
    }

    static Buffer bmp(int headerSize, int width, int height) {
        return bmp(headerSize, width, height, 24, 0, 0);
    }

    private static Buffer bmp(int headerSize, int width, int height, int bits, int compression, int colours) {
        return new Buffer()
                .writeUtf8("BM")
                .writeIntLe(-1)
                .writeIntLe(0)
                .writeIntLe(14 + headerSize)
                .writeIntLe(headerSize)
                .writeIntLe(width)
                .writeIntLe(height)
                .writeShortLe(1)
                .writeShortLe(bits)
                .writeIntLe(compression)
                .writeIntLe(0)
                .writeIntLe(0)
                .writeIntLe(0)
                .writeIntLe(colours)
                .writeIntLe(0);
    }

    /** The fifth version of the header: masks, colour space, end points, gamma, intent, and position of the profile. */
    private static Buffer bmpWithProfile(int colourSpace, int size) {
        return bmp(BMP_V5, 64, 64)
                .write(new byte[16])
                .writeIntLe(colourSpace)
                .write(new byte[36 + 12])
                .writeIntLe(4)
                .writeIntLe(BMP_V5)
                .writeIntLe(size)
                .writeIntLe(0);
    }

    static Buffer webp(int statedSize, Buffer chunks) {
        return new Buffer()
                .writeUtf8("RIFF")
                .writeIntLe(statedSize)
                .writeUtf8("WEBP")
                .write(chunks.readByteString());
    }

    static Buffer vp8x(int flags, int width, int height) {
        return three(three(new Buffer().writeUtf8("VP8X").writeIntLe(10).writeIntLe(flags), width - 1), height - 1);
    }

    private static Buffer three(Buffer buffer, int value) {
        return buffer.writeByte(value).writeByte(value >> 8).writeByte(value >> 16);
    }

    private static Buffer vp8l(int width, int height) {
        return new Buffer()
                .writeUtf8("VP8L")
                .writeIntLe(5)
                .writeByte(0x2F)
                .writeIntLe((width - 1) | (height - 1) << 14)
                .write(new byte[16]);
    }

    private static Buffer vp8(int width, int height) {
        return new Buffer()
                .writeUtf8("VP8 ")
                .writeIntLe(10)
                .write(ByteString.decodeHex("1000009d012a"))
                .writeShortLe(width)
                .writeShortLe(height);
    }
}
