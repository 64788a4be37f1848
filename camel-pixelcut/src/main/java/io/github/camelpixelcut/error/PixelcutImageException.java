package io.github.camelpixelcut.error;

/**
 * The image itself was refused, by the API or before anything was sent. The same image would be refused again.
 *
 * <p>By the API: 400 with {@code malformed_image}, {@code unsupported_image_format}, {@code file_size_too_large},
 * {@code resolution_too_high} or {@code unknown_foreground}. By the option {@code validateImage}, with status 0:
 * {@code malformed_image} for an empty image, {@code file_size_too_large}, {@code resolution_too_low} and
 * {@code resolution_too_high}.
 */
public class PixelcutImageException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutImageException(String message, Failure failure) {
        super(message, failure);
    }
}
