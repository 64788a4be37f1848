package io.github.camelpixelcut.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether a file states a given size. Unlike the component, this encodes the size in the file's format and searches the
 * file for these bytes.
 */
final class SizeInFile {

    /** A character outside the range of bytes. */
    private static final String IN_NO_FILE = "\u0100";

    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;

    private final String file;
    private final int width;
    private final int height;

    private SizeInFile(byte[] file, ImageSize size) {
        this.file = new String(file, ISO_8859_1);
        this.width = size.width();
        this.height = size.height();
    }

    static boolean stands(byte[] file, ImageSize size) {
        return new SizeInFile(file, size).stands(ImageFormat.of(file));
    }

    private boolean stands(ImageFormat format) {
        return switch (format) {
            case PNG -> has(12, "IHDR" + big(width, 4) + big(height, 4));
            case GIF -> has(6, little(width, 2) + little(height, 2));
            case BMP -> bmp();
            case WEBP -> webp();
            case JPEG -> jpeg();
            case TIFF -> (width == 0 || tiff(TIFF_WIDTH, width)) && (height == 0 || tiff(TIFF_HEIGHT, height));
            default -> false;
        };
    }

    private boolean bmp() {
        boolean core = has(14, little(12, 4) + little(width, 2) + little(height, 2));
        return core || has(18, little(width, 4) + little(height, 4)) || has(18, little(width, 4) + little(-height, 4));
    }

    /** Each side is followed by two bits for its scaling, or both by four bits for alpha and version. */
    private boolean webp() {
        boolean small = fits(width, 14) && fits(height, 14);
        boolean lossy = IntStream.range(0, 4).anyMatch(scale -> has(26, little(width | scale << 14, 2)))
                && IntStream.range(0, 4).anyMatch(scale -> has(28, little(height | scale << 14, 2)));
        boolean large = fits(width - 1, 14) && fits(height - 1, 14);
        boolean lossless = IntStream.range(0, 16)
                .anyMatch(other -> has(20, "/" + little(width - 1 | height - 1 << 14 | other << 28, 4)));
        boolean canvas = has(24, little(width - 1, 3) + little(height - 1, 3));
        return has(12, "VP8 ") && small && lossy || has(12, "VP8L") && large && lossless || has(12, "VP8X") && canvas;
    }

    /** Searches all frames, because an earlier one can be part of something else. */
    private boolean jpeg() {
        String frame = "\\xFF[\\xC0-\\xCF&&[^\\xC4\\xC8\\xCC]]...";
        return Pattern.compile(frame + Pattern.quote(big(height, 2) + big(width, 2)), Pattern.DOTALL)
                .matcher(file)
                .find();
    }

    /** The bytes of a 16-bit or 32-bit number. */
    private boolean tiff(int tag, int value) {
        return file.startsWith("II")
                ? file.contains(little(tag, 2) + little(3, 2) + little(1, 4) + little(value, 2))
                        || file.contains(little(tag, 2) + little(4, 2) + little(1, 4) + little(value, 4))
                : file.contains(big(tag, 2) + big(3, 2) + big(1, 4) + big(value, 2))
                        || file.contains(big(tag, 2) + big(4, 2) + big(1, 4) + big(value, 4));
    }

    private boolean has(int offset, String text) {
        return file.startsWith(text, offset);
    }

    private static boolean fits(int number, int bits) {
        return bits == 32 || number >>> bits == 0;
    }

    private static String little(int number, int bytes) {
        return new StringBuilder(big(number, bytes)).reverse().toString();
    }

    private static String big(int number, int bytes) {
        if (!fits(number, 8 * bytes)) {
            return IN_NO_FILE;
        }
        StringBuilder text = new StringBuilder();
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            text.append((char) (number >>> shift & 0xFF));
        }
        return text.toString();
    }
}
