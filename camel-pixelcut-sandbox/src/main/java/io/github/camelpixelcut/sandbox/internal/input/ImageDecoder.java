package io.github.camelpixelcut.sandbox.internal.input;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.FILE_SIZE_TOO_LARGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_PARAMETER;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.MALFORMED_IMAGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.RESOLUTION_TOO_HIGH;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.UNSUPPORTED_IMAGE_FORMAT;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes input images, or says why that is not possible. */
public final class ImageDecoder {

    /** Without the JDK's WBMP reader, which accepts almost everything that begins with two zero bytes. */
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp", "gif", "bmp", "tiff", "tif");

    private final byte[] image;
    private final int minEdge;
    private final DecodingBudget budget;

    private ImageDecoder(byte[] image, int minEdge, DecodingBudget budget) {
        this.image = image;
        this.minEdge = minEdge;
        this.budget = budget;
    }

    /**
     * Decodes an image and turns it upright. Everything that can be checked without decoding is checked before it.
     *
     * @param image a whole file
     * @throws RefusedException with the code that the API returns for such an image
     * @throws CallerGoneException if the budget says that the caller is gone
     */
    public static BufferedImage decode(byte[] image, DecodingBudget budget)
            throws RefusedException, CallerGoneException {
        return decode(image, InputLimits.MIN_EDGE, budget);
    }

    /** The same also for images that are too small for the API. */
    public static BufferedImage decodeAnySize(byte[] image, DecodingBudget budget)
            throws RefusedException, CallerGoneException {
        return decode(image, 1, budget);
    }

    private static BufferedImage decode(byte[] image, int minEdge, DecodingBudget budget)
            throws RefusedException, CallerGoneException {
        if (image.length == 0) {
            throw new RefusedException(MALFORMED_IMAGE, "The image is empty (0 bytes)");
        }
        if (image.length > InputLimits.MAX_BYTES) {
            throw new RefusedException(
                    FILE_SIZE_TOO_LARGE,
                    "File size too large: " + image.length + " bytes, the limit is " + InputLimits.MAX_BYTES);
        }
        return new ImageDecoder(image, minEdge, budget).decode();
    }

    private BufferedImage decode() throws RefusedException, CallerGoneException {
        try (ImageInputStream input = new ByteArrayImageInputStream(image)) {
            ImageReader reader = readerFor(input);
            try {
                return decode(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            budget.throwIfStopped();
            // The readers throw all kinds of RuntimeException if a file is broken.
            throw new RefusedException(MALFORMED_IMAGE, "The image could not be decoded: " + reason(e));
        } catch (OutOfMemoryError e) {
            throw new RefusedException(
                    RESOLUTION_TOO_HIGH,
                    "The image resolution is too high for this sandbox: it needs a larger Java heap (-Xmx)");
        }
    }

    private static ImageReader readerFor(ImageInputStream input) throws RefusedException, IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(formatOf(reader))) {
                return reader;
            }
            reader.dispose();
        }
        throw new RefusedException(
                UNSUPPORTED_IMAGE_FORMAT,
                "The image format is not supported: the bytes are none of JPEG, PNG, WebP, GIF, BMP, TIFF");
    }

    private static String formatOf(ImageReader reader) throws IOException {
        return reader.getFormatName().toLowerCase(Locale.ROOT);
    }

    private BufferedImage decode(ImageReader reader) throws RefusedException, IOException, CallerGoneException {
        String format = formatOf(reader);
        reader.setInput(new BudgetedImageInput(withoutMetadata(format), budget), true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        checkNotTooLarge(width, height);
        checkNotTooSmall(width, height);
        Orientation orientation = Orientation.UPRIGHT;
        switch (format) {
            case "jpeg" -> {
                JpegStructure jpeg = JpegStructure.of(image);
                FormatLimits.check(jpeg, width, height);
                orientation = jpeg.orientation();
            }
            case "bmp" -> FormatLimits.checkBmp(image);
            case "tiff", "tif" -> FormatLimits.checkTiff(reader);
            case "webp" -> FormatLimits.checkWebp(image);
            default -> {
                // PNG and GIF need no check of their own.
            }
        }
        checkBitsPerPixel(reader);
        return orientation.upright(pixels(reader));
    }

    private byte[] withoutMetadata(String format) {
        return switch (format) {
            case "png" -> Metadata.removedFromPng(image);
            case "gif" -> Metadata.removedFromGif(image);
            default -> image;
        };
    }

    private BufferedImage pixels(ImageReader reader) throws RefusedException, IOException, CallerGoneException {
        DecodingListener listener = new DecodingListener(budget);
        reader.addIIOReadUpdateListener(listener);
        reader.addIIOReadWarningListener(listener);
        BufferedImage pixels = reader.read(0);
        budget.throwIfStopped();
        if (listener.isTruncated()) {
            throw new RefusedException(MALFORMED_IMAGE, "The image could not be decoded: it is truncated");
        }
        return pixels;
    }

    static void checkNotTooLarge(int width, int height) throws RefusedException {
        if (Math.max(width, height) > InputLimits.MAX_EDGE) {
            throw new RefusedException(
                    RESOLUTION_TOO_HIGH,
                    "The image resolution is too high: " + width + "x" + height + ", the limit is "
                            + InputLimits.MAX_EDGE + "x" + InputLimits.MAX_EDGE);
        }
    }

    private void checkNotTooSmall(int width, int height) throws RefusedException {
        if (Math.min(width, height) < minEdge) {
            // The API documents this limit, but no code of its own.
            throw new RefusedException(
                    INVALID_PARAMETER,
                    "The image is too small: " + width + "x" + height + ", at least " + minEdge + "x" + minEdge
                            + " is needed");
        }
    }

    private static void checkBitsPerPixel(ImageReader reader) throws RefusedException, IOException {
        SampleModel model = reader.getImageTypes(0).next().getSampleModel();
        int bits = model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType());
        if (bits > InputLimits.MAX_BITS_PER_PIXEL) {
            throw new RefusedException(
                    UNSUPPORTED_IMAGE_FORMAT,
                    "The image format is not supported: it has " + bits + " bits per pixel, the limit is "
                            + InputLimits.MAX_BITS_PER_PIXEL);
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : RefusedException.quoted(e.getMessage());
    }
}
