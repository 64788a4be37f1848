package io.github.camelpixelcut.sandbox.internal.error;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The error codes of the API with their HTTP status. */
public enum ErrorCode {
    INVALID_REQUEST_BODY(400),
    MISSING_PARAMETER(400),
    INVALID_PARAMETER(400),
    UNSUPPORTED_CONTENT_TYPE(400),
    MALFORMED_IMAGE(400),
    UNSUPPORTED_IMAGE_FORMAT(400),
    FILE_SIZE_TOO_LARGE(400),
    RESOLUTION_TOO_HIGH(400),
    UNKNOWN_FOREGROUND(400),
    INVALID_AUTH_TOKEN(401),
    INSUFFICIENT_API_CREDITS(403),
    RATE_LIMIT_EXCEEDED(429),
    /** Not documented by the API: a path that the sandbox does not serve, or a result that has expired. */
    NOT_FOUND(404),
    /** Not documented by the API. */
    METHOD_NOT_ALLOWED(405);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The spelling of the only code with this status; null if there is none or there are several. */
    public static String onlyOneOf(int status) {
        List<ErrorCode> codes =
                Arrays.stream(values()).filter(code -> code.status == status).toList();
        return codes.size() == 1 ? codes.get(0).wireName() : null;
    }

    /** The spelling in the {@code error_code} of a response. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
