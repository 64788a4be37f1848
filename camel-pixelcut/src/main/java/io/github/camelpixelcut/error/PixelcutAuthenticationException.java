package io.github.camelpixelcut.error;

/** The API key was refused: 401. */
public class PixelcutAuthenticationException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    public PixelcutAuthenticationException(String message, Failure failure) {
        super(message, failure);
    }
}
