package io.github.camelpixelcut;

import java.util.Locale;

/**
 * What becomes of a call whose receipt gives no result: nobody knows whether it was paid for, or its URL has expired.
 */
public enum PixelcutResume {
    /** It fails with a {@link io.github.camelpixelcut.error.PixelcutReceiptException}: a person decides. */
    REVIEW,
    /** The picture is bought again, and may have been paid for twice. */
    RESEND;

    /** The choice as the URI spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
