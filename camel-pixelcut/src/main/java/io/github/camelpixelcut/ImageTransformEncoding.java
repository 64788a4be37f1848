package io.github.camelpixelcut;

import java.util.Locale;

/** How {@code image_transform} travels in a multipart body. The API's documentation does not say. */
public enum ImageTransformEncoding {
    /** One part of type {@code application/json}: what OpenAPI 3.1 prescribes for an object without further notice. */
    JSON,
    /** One part for each value, {@code image_transform[scale]} and so on. Not verified against the real API. */
    BRACKETS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
