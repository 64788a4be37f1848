package io.github.camelpixelcut;

import java.util.Locale;

/**
 * What happens to a call whose receipt has no result, because it is not known whether it was charged, or because the
 * URL of the result has expired.
 */
public enum PixelcutResume {
    /** It fails with a {@link io.github.camelpixelcut.error.PixelcutReceiptException}: a person decides. */
    REVIEW,
    /** The picture is bought again, perhaps for the second time. */
    RESEND;

    /** The choice as the URI spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
