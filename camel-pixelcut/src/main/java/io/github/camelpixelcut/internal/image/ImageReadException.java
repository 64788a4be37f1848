package io.github.camelpixelcut.internal.image;

import java.io.IOException;

/** The input image could not be read, changed while it was read, or is too large. Not a failure of the network. */
public class ImageReadException extends IOException {

    private static final long serialVersionUID = 1L;

    public ImageReadException(String message, Throwable cause) {
        super(message, cause);
    }
}
