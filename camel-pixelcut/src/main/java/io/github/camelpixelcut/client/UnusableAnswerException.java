package io.github.camelpixelcut.client;

import java.io.IOException;

/** An answer that arrived but cannot be what was asked for: of the wrong type, too large, or empty. */
public class UnusableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnusableAnswerException(String message) {
        super(message);
    }

    public UnusableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
