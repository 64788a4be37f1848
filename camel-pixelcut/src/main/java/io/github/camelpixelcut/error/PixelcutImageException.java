package io.github.camelpixelcut.error;

/**
 * The image was refused: 400 with {@code malformed_image}, {@code unsupported_image_format},
 * {@code file_size_too_large}, {@code resolution_too_high} or {@code unknown_foreground}, and what is found before
 * anything was sent (status 0).
 */
public class PixelcutImageException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutImageException(String message, Failure failure) {
        super(message, failure);
    }
}
