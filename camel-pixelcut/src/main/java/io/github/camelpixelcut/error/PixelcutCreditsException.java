package io.github.camelpixelcut.error;

/** The account has too few credits: 403 with {@code insufficient_api_credits}. */
public class PixelcutCreditsException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutCreditsException(String message, Failure failure) {
        super(message, failure);
    }
}
