package io.github.camelpixelcut.internal.client;

/** Text from outside, prepared for messages and logs: one short line without control characters. */
public final class LogText {

    private static final int MAX_LENGTH = 300;

    private LogText() {}

    /** @param apiKey is removed from the text */
    public static String abbreviate(String text, String apiKey) {
        return abbreviate(text.replace(apiKey, "***"));
    }

    public static String abbreviate(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }
}
