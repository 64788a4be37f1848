package io.github.camelpixelcut.error;

import java.util.Arrays;
import java.util.Locale;

/**
 * The error codes of the Pixelcut API, as its OpenAPI document lists them. {@link #RESOLUTION_TOO_LOW} and
 * {@link #UNKNOWN} exist in the component only.
 *
 * <p>The API may have further codes: those are {@link #UNKNOWN}, and {@link PixelcutException#getRawErrorCode()}
 * returns them as they came.
 */
public enum ErrorCode {
    /** 400: the request body was empty or invalid. */
    INVALID_REQUEST_BODY,
    /** 400: a required parameter was not provided. */
    MISSING_PARAMETER,
    /** 400: a parameter was provided but it was invalid. */
    INVALID_PARAMETER,
    /** 400: the content type of the request was neither {@code application/json} nor {@code multipart/form-data}. */
    UNSUPPORTED_CONTENT_TYPE,
    /** 400: the image could not be decoded. */
    MALFORMED_IMAGE,
    /** 400: the image format is not supported. */
    UNSUPPORTED_IMAGE_FORMAT,
    /** 400: the image file is larger than 25 MB. */
    FILE_SIZE_TOO_LARGE,
    /** 400: the image has more than 6000 pixels on one side. */
    RESOLUTION_TOO_HIGH,
    /**
     * The image has fewer than 64 pixels on one side. Found by the component: the API documents the limit but no code.
     */
    RESOLUTION_TOO_LOW,
    /** 400: the foreground subject of the image could not be detected. */
    UNKNOWN_FOREGROUND,
    /** 401: the API key is missing or invalid. */
    INVALID_AUTH_TOKEN,
    /** 403: not enough credits for the requested action. */
    INSUFFICIENT_API_CREDITS,
    /** 429: too many requests. */
    RATE_LIMIT_EXCEEDED,
    /** No code, or one that this version does not know. */
    UNKNOWN;

    /** The constant for a code as the API spells it; {@link #UNKNOWN} for null and for any other code. */
    public static ErrorCode of(String value) {
        return Arrays.stream(values())
                .filter(code -> code.value().equals(value))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The code as the API spells it, for example {@code file_size_too_large}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the image itself was refused: the same image would be refused again. */
    public boolean isAboutTheImage() {
        return switch (this) {
            case MALFORMED_IMAGE,
                    UNSUPPORTED_IMAGE_FORMAT,
                    FILE_SIZE_TOO_LARGE,
                    RESOLUTION_TOO_HIGH,
                    RESOLUTION_TOO_LOW,
                    UNKNOWN_FOREGROUND -> true;
            default -> false;
        };
    }
}
