package io.github.camelpixelcut.internal.client;

/**
 * Text from outside, prepared for messages, logs and labels: one line of at most 300 characters, without control
 * characters.
 */
public final class LogText {

    /** As {@code Receipt} promises. */
    private static final int MAX_LENGTH = 300;

    private static final String CUT = "...";

    private LogText() {}

    /** @param apiKey is removed from the text */
    public static String abbreviate(String text, String apiKey) {
        return abbreviate(text.replace(apiKey, "***"));
    }

    public static String abbreviate(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : cut(line);
    }

    /** Not within a character of two chars: many writers refuse half of one. */
    private static String cut(String line) {
        int end = MAX_LENGTH - CUT.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
