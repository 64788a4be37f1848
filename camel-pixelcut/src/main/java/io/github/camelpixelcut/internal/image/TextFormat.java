package io.github.camelpixelcut.internal.image;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in place of an image. Only formats that cannot be the beginning of an image: image formats that are text, such
 * as SVG and PNM, are not among them.
 */
public enum TextFormat {
    URL("a URL", "https?://.*"),
    DATA_URL("a data URL", "data:[^,]{0,200},.*"),
    JSON("JSON", "(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]).*"),
    HTML("HTML", "<(!doctype\\s+html|html)\\b.*"),
    BASE64("base64", "[A-Za-z0-9+/_-]{24,}[A-Za-z0-9+/_=\\s-]*") {
        @Override
        boolean matches(String head) {
            return super.matches(head) && isImage(head);
        }
    };

    /** How many bytes of a body are looked at. */
    public static final int HEAD_SIZE = 256;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String title;
    private final Pattern pattern;

    TextFormat(String title, String pattern) {
        this.title = title;
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The format of a body that begins with these bytes; empty if it is none of these. */
    public static Optional<TextFormat> of(byte[] head) {
        String text = decoded(head);
        boolean binary = text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
        return binary
                ? Optional.empty()
                : Arrays.stream(values()).filter(format -> format.matches(text)).findFirst();
    }

    /** The beginning of a text without blanks and a byte order mark before it. */
    public static String decoded(byte[] head) {
        String text = new String(head, UTF_8);
        if (head.length > 1 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            text = new String(head, UTF_16BE);
        } else if (head.length > 1 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            text = new String(head, UTF_16LE);
        }
        return text.replaceFirst("^" + BYTE_ORDER_MARK, "").strip();
    }

    boolean matches(String head) {
        return pattern.matcher(head).matches();
    }

    /** Whether the base64 is that of an image: anything else may be a binary file that looks like it. */
    private static boolean isImage(String base64) {
        String begin = base64.replace('-', '+').replace('_', '/').replaceAll("\\s", "");
        byte[] decoded = Base64.getDecoder().decode(begin.substring(0, Math.min(begin.length(), 24)));
        return ImageFormat.of(decoded) != ImageFormat.UNKNOWN;
    }

    /** For a message: "a URL" and the like. */
    @Override
    public String toString() {
        return title;
    }
}
