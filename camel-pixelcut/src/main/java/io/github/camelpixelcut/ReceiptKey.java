package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.LogText;
import java.util.regex.Pattern;

/** The form of a receipt's key. Capital letters are refused: some file systems do not tell them from small ones. */
final class ReceiptKey {

    static final String FORM = "[0-9a-f]{64}";

    private static final Pattern KEY = Pattern.compile(FORM);

    private ReceiptKey() {}

    /** @throws IllegalArgumentException if it is no key */
    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key of a receipt is 64 hexadecimal digits in small letters, not '"
                    + LogText.abbreviate(key) + "'");
        }
        return key;
    }
}
