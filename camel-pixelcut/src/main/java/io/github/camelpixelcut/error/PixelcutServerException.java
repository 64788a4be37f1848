package io.github.camelpixelcut.error;

/**
 * The service failed: 5xx. 500 and 503 say that nothing was made; any other status comes from a gateway that lost the
 * answer, see {@link #isPossiblyCharged()}.
 */
public class PixelcutServerException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutServerException(String message, Failure failure) {
        super(message, failure);
    }
}
