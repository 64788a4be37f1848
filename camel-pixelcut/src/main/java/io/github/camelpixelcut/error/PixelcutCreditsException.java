package io.github.camelpixelcut.error;

/** The account has too few credits: 403 with {@code insufficient_api_credits}. Not retried. */
public class PixelcutCreditsException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutCreditsException(String message, Failure failure) {
        super(message, failure);
    }
}
