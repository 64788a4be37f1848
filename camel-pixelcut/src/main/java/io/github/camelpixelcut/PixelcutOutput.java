package io.github.camelpixelcut;

import java.util.Locale;

/** What the message body becomes. */
public enum PixelcutOutput {
    /** The JPEG, which the API sends in its response. */
    IMAGE,
    /** The URL of the JPEG, valid for one hour. */
    URL,
    /** The JPEG, downloaded from its URL. A failed download is repeated without paying again. */
    DOWNLOAD;

    /** The output as the URI spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
