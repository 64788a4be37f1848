package io.github.camelpixelcut.sandbox.internal.error;

import java.util.regex.Pattern;

/**
 * A request that gets an error response. The message says what is wrong with the request, and is sent to the caller.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTED_CHARS = 80;

    /** Control characters, separators of lines, and those that turn text around. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final ErrorCode code;

    public RefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** A value of the caller, in quotes and on one line; cut after 80 characters. */
    public static String quoted(String value) {
        String line = UNPRINTABLE.matcher(value).replaceAll(" ");
        return line.length() <= MAX_QUOTED_CHARS
                ? "'" + line + "'"
                : "'" + line.substring(0, MAX_QUOTED_CHARS) + "...'";
    }
}
