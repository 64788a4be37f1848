package io.github.camelpixelcut.sandbox.internal.input;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.FILE_SIZE_TOO_LARGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_PARAMETER;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.MALFORMED_IMAGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.RESOLUTION_TOO_HIGH;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.UNSUPPORTED_IMAGE_FORMAT;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Turns the bytes of an input image into pixels, as they are to be looked at, or says why that cannot be done. */
public final class ImageDecoder {

    /** The JDK's WBMP reader takes almost anything that begins with two zero bytes: it is left out. */
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp", "gif", "bmp", "tiff", "tif");

    private ImageDecoder() {}

    /**
     * Reads size and dimensions first: a picture over the limits is never decoded.
     *
     * @throws RefusedException with the code that the API answers for such an image
     */
    public static BufferedImage decode(byte[] image) throws RefusedException {
        if (image.length == 0) {
            throw new RefusedException(MALFORMED_IMAGE, "The image is empty (0 bytes)");
        }
        if (image.length > InputLimits.MAX_BYTES) {
            throw new RefusedException(
                    FILE_SIZE_TOO_LARGE,
                    "File size too large: " + image.length + " bytes, the limit is " + InputLimits.MAX_BYTES);
        }
        try (ImageInputStream stream = new ByteArrayImageInputStream(image)) {
            ImageReader reader = readerFor(stream);
            try {
                reader.setInput(stream, true, true);
                return decode(reader, image);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers throw all kinds of RuntimeException at broken files.
            throw new RefusedException(MALFORMED_IMAGE, "The image could not be decoded: " + reason(e));
        }
    }

    private static ImageReader readerFor(ImageInputStream stream) throws RefusedException, IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new RefusedException(
                UNSUPPORTED_IMAGE_FORMAT,
                "The image format is not supported: the bytes are none of JPEG, PNG, WebP, GIF, BMP, TIFF");
    }

    private static BufferedImage decode(ImageReader reader, byte[] image) throws RefusedException, IOException {
        checkDimensions(reader.getWidth(0), reader.getHeight(0));
        TruncationListener truncation = new TruncationListener();
        reader.addIIOReadWarningListener(truncation);
        BufferedImage pixels = reader.read(0);
        if (truncation.seen) {
            throw new RefusedException(MALFORMED_IMAGE, "The image could not be decoded: it is truncated");
        }
        return Orientation.of(image).upright(pixels);
    }

    private static void checkDimensions(int width, int height) throws RefusedException {
        if (Math.max(width, height) > InputLimits.MAX_EDGE) {
            throw new RefusedException(
                    RESOLUTION_TOO_HIGH,
                    "The image resolution is too high: " + width + "x" + height + ", the limit is 6000x6000");
        }
        if (Math.min(width, height) < InputLimits.MIN_EDGE) {
            // The API documents this limit, but no code of its own.
            throw new RefusedException(
                    INVALID_PARAMETER,
                    "The image is too small: " + width + "x" + height + ", at least 64x64 is needed");
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : RefusedException.quoted(e.getMessage());
    }

    /** The JDK's JPEG reader fills up a truncated picture with grey and only warns. */
    private static final class TruncationListener implements IIOReadWarningListener {

        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.contains("Truncated File") || warning.contains("premature end");
        }
    }
}
