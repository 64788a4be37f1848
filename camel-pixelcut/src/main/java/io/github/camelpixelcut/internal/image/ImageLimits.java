package io.github.camelpixelcut.internal.image;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutImageException;
import java.io.IOException;
import java.util.Optional;

/**
 * The API's limits for input images (source: the description of the operation in its OpenAPI document): at most 25 MB,
 * from 64x64 to 6000x6000 pixels. MB is ambiguous there: the larger meaning is taken, so that nothing is refused that
 * the API takes.
 */
public final class ImageLimits {

    /** The largest file, in bytes. */
    public static final long MAX_BYTES = 25L * 1024 * 1024;

    /** The fewest pixels on a side. */
    public static final int MIN_PIXELS = 64;

    /** The most pixels on a side. */
    public static final int MAX_PIXELS = 6000;

    private ImageLimits() {}

    /**
     * Refuses what the API would refuse, before any upload. What cannot be checked here is sent: the API decides.
     *
     * @return the image to send; if its length is unknown, it is counted while it is read, and the upload is aborted
     *     above the limit
     * @throws PixelcutImageException if the image is empty, too large, or its size in pixels was read and is out of
     *     range
     * @throws IOException if the image cannot be read
     */
    public static ImageSource checked(ImageSource image) throws PixelcutImageException, IOException {
        long length = image.length();
        if (length == 0) {
            throw refused(ErrorCode.MALFORMED_IMAGE, "The image is empty (0 bytes)");
        }
        if (length > MAX_BYTES) {
            throw refused(ErrorCode.FILE_SIZE_TOO_LARGE, tooLarge(length + " bytes"));
        }
        Optional<ImageSize> size = image.peek(ImageSize::read);
        if (size.isPresent()) {
            check(size.get());
        }
        return length == ImageSource.UNKNOWN_LENGTH ? new CountedImage(image) : image;
    }

    static ImageReadException streamTooLarge() {
        String message = tooLarge("a stream of more than that") + " (file_size_too_large); the upload was cut off";
        return new ImageReadException(
                message, new PixelcutImageException(message, Failure.local(ErrorCode.FILE_SIZE_TOO_LARGE)));
    }

    private static String tooLarge(String actual) {
        return "The image is too large: at most " + MAX_BYTES + " bytes (25 MB) are allowed, this is " + actual;
    }

    private static void check(ImageSize size) throws PixelcutImageException {
        // Zero and negative sizes mean a broken header, not a small picture: the API decides.
        if (size.width() <= 0 || size.height() <= 0) {
            return;
        }
        if (size.width() < MIN_PIXELS || size.height() < MIN_PIXELS) {
            throw refused(ErrorCode.RESOLUTION_TOO_LOW, "The image is too small: " + outOfRange(size));
        }
        if (size.width() > MAX_PIXELS || size.height() > MAX_PIXELS) {
            throw refused(ErrorCode.RESOLUTION_TOO_HIGH, "The image has too many pixels: " + outOfRange(size));
        }
    }

    private static String outOfRange(ImageSize size) {
        return "from %1$dx%1$d to %2$dx%2$d pixels are allowed, this has %3$s".formatted(MIN_PIXELS, MAX_PIXELS, size);
    }

    private static PixelcutImageException refused(ErrorCode code, String message) {
        return new PixelcutImageException(message + " (" + code.value() + "); nothing was sent", Failure.local(code));
    }
}
