package io.github.camelpixelcut.error;

/**
 * The request's form was refused: 400 with {@code invalid_request_body}, {@code missing_parameter},
 * {@code invalid_parameter}, {@code unsupported_content_type} or a code that is not known, and the same found before
 * anything was sent (status 0).
 */
public class PixelcutRequestException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutRequestException(String message, Failure failure) {
        super(message, failure);
    }

    public PixelcutRequestException(String message, Failure failure, Throwable cause) {
        super(message, failure, cause);
    }
}
