package io.github.camelpixelcut.sandbox.internal.input;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.MALFORMED_IMAGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.UNSUPPORTED_IMAGE_FORMAT;

import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/** Refuses images that are small as files, but a lot of work for the readers, and forms that these do not support. */
final class FormatLimits {

    private static final int BMP_COMPRESSION = 30;
    private static final int BMP_JPEG = 4;
    private static final int BMP_PNG = 5;
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int WEBP_FRAME = fourCharacters("ANMF");
    private static final int WEBP_FRAME_HEADER_BYTES = 16;
    private static final int WEBP_LOSSY = fourCharacters("VP8 ");
    private static final int WEBP_LOSSLESS = fourCharacters("VP8L");

    private FormatLimits() {}

    static void check(JpegStructure jpeg, int width, int height) throws RefusedException {
        if (jpeg.components() == 4) {
            throw new RefusedException(
                    UNSUPPORTED_IMAGE_FORMAT,
                    "The image format is not supported: the JPEG has 4 components (CMYK); convert it to RGB");
        }
        long atMost = Math.min(InputLimits.MAX_SCANS, InputLimits.MAX_SCANNED_PIXELS / ((long) width * height));
        if (jpeg.scans() > atMost) {
            throw new RefusedException(
                    MALFORMED_IMAGE,
                    "The image could not be decoded: the JPEG has " + jpeg.scans() + " scans of " + width + "x" + height
                            + ", the limit is " + atMost);
        }
    }

    /** BMP and TIFF can contain whole images of other formats, whose own sizes nobody has checked. */
    static void checkBmp(byte[] bmp) throws RefusedException {
        int compression = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_COMPRESSION);
        if (compression == BMP_JPEG || compression == BMP_PNG) {
            throw containsAnotherImage("BMP");
        }
    }

    static void checkTiff(ImageReader reader) throws RefusedException, IOException {
        TIFFField compression = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
                .getTIFFField(BaselineTIFFTagSet.TAG_COMPRESSION);
        if (compression != null && isJpeg(compression.getAsInt(0))) {
            throw containsAnotherImage("TIFF");
        }
    }

    private static boolean isJpeg(int compression) {
        return compression == BaselineTIFFTagSet.COMPRESSION_JPEG
                || compression == BaselineTIFFTagSet.COMPRESSION_OLD_JPEG;
    }

    private static RefusedException containsAnotherImage(String format) {
        return new RefusedException(
                UNSUPPORTED_IMAGE_FORMAT,
                "The image format is not supported: the " + format + " contains an image of another format");
    }

    /** The frames of a WebP have sizes of their own. The reader decodes them whole, whatever the size of the canvas. */
    static void checkWebp(byte[] image) throws RefusedException {
        ByteBuffer webp = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        long next = RIFF_HEADER_BYTES;
        while (next + 8 <= image.length) {
            int chunk = (int) next;
            int type = webp.getInt(chunk);
            long length = Integer.toUnsignedLong(webp.getInt(chunk + 4));
            checkWebpFrame(webp, type, chunk + 8);
            // The chunks within a frame follow its header.
            next += 8 + (type == WEBP_FRAME ? WEBP_FRAME_HEADER_BYTES : length + length % 2);
        }
    }

    private static void checkWebpFrame(ByteBuffer webp, int type, int data) throws RefusedException {
        if (type == WEBP_LOSSY && data + 10 <= webp.limit()) {
            ImageDecoder.checkNotTooLarge(webp.getShort(data + 6) & 0x3FFF, webp.getShort(data + 8) & 0x3FFF);
        } else if (type == WEBP_LOSSLESS && data + 5 <= webp.limit()) {
            int sizes = webp.getInt(data + 1);
            ImageDecoder.checkNotTooLarge((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
        }
    }

    private static int fourCharacters(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
