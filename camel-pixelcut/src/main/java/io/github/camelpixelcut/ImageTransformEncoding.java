package io.github.camelpixelcut;

import java.util.Locale;

/** How {@code image_transform} is encoded in a multipart body. The API's documentation does not say. */
public enum ImageTransformEncoding {
    /** One part of type {@code application/json}: the default of OpenAPI 3.1 for an object. */
    JSON,
    /** One part for each value, {@code image_transform[scale]} and so on. Not verified against the real API. */
    BRACKETS;

    /** The encoding as the URI spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
