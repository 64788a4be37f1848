package io.github.camelpixelcut.error;

/** The API has refused the API key: 401. Not retried. */
public class PixelcutAuthenticationException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what to do; never contains the API key
     * @param failure what is known of the call; not null
     */
    public PixelcutAuthenticationException(String message, Failure failure) {
        super(message, failure);
    }
}
