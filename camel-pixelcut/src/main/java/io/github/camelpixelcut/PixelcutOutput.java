package io.github.camelpixelcut;

import java.util.Locale;

/** What the message body becomes. */
public enum PixelcutOutput {
    /** The JPEG, from the API in one request. */
    IMAGE,
    /** The URL of the JPEG, valid for one hour. */
    URL,
    /** The JPEG, fetched from its URL. The download can be repeated without paying again. */
    DOWNLOAD;

    /** The mode as the URI spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
