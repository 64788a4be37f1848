package io.github.camelpixelcut.internal.client;

import java.io.IOException;

/** An answer that arrived but cannot be what was asked for: of the wrong type, too large, or empty. */
public class UnusableResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String resultUrl;

    public UnusableResponseException(String message) {
        this(message, (String) null);
    }

    /** @param resultUrl where the picture is, although it did not come in the form that was asked for */
    UnusableResponseException(String message, String resultUrl) {
        super(message);
        this.resultUrl = resultUrl;
    }

    public UnusableResponseException(String message, Throwable cause) {
        super(message, cause);
        this.resultUrl = null;
    }

    String resultUrl() {
        return resultUrl;
    }
}
