package io.github.camelpixelcut.error;

/**
 * The request was refused, by the API or before anything was sent: an option, a header or the message body is wrong.
 * The same request would be refused again.
 *
 * <p>By the API: 400 with {@code invalid_request_body}, {@code missing_parameter}, {@code invalid_parameter},
 * {@code unsupported_content_type}, or a code that this version does not know. By the component, with status 0 and one
 * of the first three codes: no image, a body that is not an image and cannot be read, or a header with a value that is
 * not allowed.
 */
public class PixelcutRequestException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutRequestException(String message, Failure failure) {
        super(message, failure);
    }

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     * @param cause the reason; null if there is none
     */
    public PixelcutRequestException(String message, Failure failure, Throwable cause) {
        super(message, failure, cause);
    }
}
