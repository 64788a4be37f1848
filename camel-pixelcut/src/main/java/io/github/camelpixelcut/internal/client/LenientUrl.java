package io.github.camelpixelcut.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs of results as servers write them: with blanks around them, or with characters that must be encoded. They can be
 * downloaded nevertheless, as in a browser.
 */
public final class LenientUrl {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    /** Scheme, host, and the rest. */
    private static final Pattern HTTP =
            Pattern.compile("(https?://)([^/?#\\\\]+)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ENCODED = Pattern.compile("%\\p{XDigit}{2}");

    /** Characters that are not allowed in a path or query (source: RFC 3986, appendix A). */
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?-]");

    private LenientUrl() {}

    /**
     * The text without blanks, control characters and byte order marks around it. Not by a regular expression: its time
     * would grow with the square of a run of blanks.
     */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == BYTE_ORDER_MARK
                || c == ZERO_WIDTH_SPACE;
    }

    /** Whether it is an absolute http or https URL, whatever characters are in it. */
    public static boolean isHttp(String url) {
        return HTTP.matcher(url).matches();
    }

    /**
     * The URL with all characters encoded that are not allowed in it. What is encoded already is not changed. The
     * fragment is removed, because it is not sent.
     *
     * @param url absolute, or relative as in a redirect
     */
    static URI parse(String url) throws URISyntaxException {
        String stripped = strip(url);
        int fragment = stripped.indexOf('#');
        String sent = fragment < 0 ? stripped : stripped.substring(0, fragment);
        Matcher absolute = HTTP.matcher(sent);
        if (!absolute.matches()) {
            return new URI(encoded(sent));
        }
        String rest = encoded(absolute.group(3));
        String slash = rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?") ? "" : "/";
        return new URI(absolute.group(1) + host(absolute.group(2)) + slash + rest);
    }

    /**
     * Why a text is not a valid http or https URL, and at which position: for a message.
     *
     * @return empty if that is not known
     */
    public static String problem(String url) {
        try {
            new URI(url);
            return "";
        } catch (URISyntaxException e) {
            return isHttp(strip(url)) ? problem(url, Math.max(0, e.getIndex())) : "";
        }
    }

    private static String problem(String url, int from) {
        Matcher foreign = FOREIGN.matcher(url);
        for (int begin = from; foreign.find(begin); begin = foreign.end()) {
            if (!ENCODED.matcher(url).region(foreign.start(), url.length()).lookingAt()) {
                return problem(foreign.group(), "at position " + (foreign.start() + 1));
            }
        }
        return "";
    }

    private static String problem(String character, String place) {
        int code = character.codePointAt(0);
        if (code == BYTE_ORDER_MARK) {
            return "there is a byte order mark " + place + ": remove it";
        }
        if (Character.isISOControl(code)) {
            return "there is a control character (U+%04X) %s: remove it".formatted(code, place);
        }
        String name = "the character " + (code < 128 ? character : "U+%04X".formatted(code));
        if (Character.isSpaceChar(code)) {
            name = "a blank";
        } else if (code == '%') {
            name = "a percent sign without two hexadecimal digits";
        }
        return "there is " + name + " " + place + ": write " + percent(character);
    }

    private static String host(String host) throws URISyntaxException {
        try {
            return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new URISyntaxException(host, "Not the name of a host");
        }
    }

    private static String encoded(String text) {
        return FOREIGN.matcher(text).replaceAll(found -> {
            boolean isEncoded =
                    ENCODED.matcher(text).region(found.start(), text.length()).lookingAt();
            return isEncoded ? "%" : percent(found.group());
        });
    }

    private static String percent(String character) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : character.getBytes(UTF_8)) {
            encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return encoded.toString();
    }
}
