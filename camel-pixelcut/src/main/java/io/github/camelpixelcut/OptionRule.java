package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelpixelcut.internal.client.AddressKind;
import io.github.camelpixelcut.internal.client.LenientUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is allowed as the value of an option or a header.
 *
 * @param problem what is wrong with a value that is not accepted; empty where {@code allowed} says enough
 */
record OptionRule<T>(String allowed, Predicate<T> test, Function<T, String> problem) {

    static final OptionRule<Double> SCALE =
            new OptionRule<>("a finite number above 0", value -> Double.isFinite(value) && value > 0);

    static final OptionRule<Double> CENTER =
            new OptionRule<>("a number from 0 to 1", value -> value >= 0 && value <= 1);

    static final OptionRule<String> TEXT = new OptionRule<>(
            "text of whole characters, without an unpaired surrogate",
            value -> UTF_8.newEncoder().canEncode(value));

    static final OptionRule<String> HTTP_URL =
            new OptionRule<>("an absolute http or https URL", OptionRule::isHttpUrl, LenientUrl::problem);

    /** As a server may have written it: what has to be encoded is encoded when it is fetched. */
    static final OptionRule<String> RESULT_URL =
            new OptionRule<>("an absolute http or https URL", url -> LenientUrl.isHttp(LenientUrl.strip(url)));

    static final OptionRule<String> BASE_URL = new OptionRule<>(
            "an absolute http or https URL without user, query and fragment",
            value -> isHttpUrl(value)
                    && URI.create(value).getHost() != null
                    && URI.create(value).getRawUserInfo() == null
                    && URI.create(value).getRawQuery() == null
                    && URI.create(value).getRawFragment() == null,
            LenientUrl::problem);

    static final OptionRule<String> ENCRYPTED_OR_LOCAL = new OptionRule<>(
            "https, or http on localhost, 127.0.0.0/8 and [::1]; to send the API key unencrypted all the same set"
                    + " allowPlainHttp=true",
            value -> isScheme(URI.create(value), "https")
                    || AddressKind.isLoopback(URI.create(value).getHost()));

    static final OptionRule<String> API_KEY =
            new OptionRule<>("visible ASCII characters without spaces", value -> value.matches("[\\x21-\\x7E]+"));

    static final OptionRule<String> HOST = new OptionRule<>(
            "a host name or address of at most 255 characters, without blanks",
            value -> value.matches("[^\\s\\p{Cc}\\p{Z}]{1,255}"));

    static final OptionRule<String> HOSTS = new OptionRule<>(
            "comma separated host names or addresses without scheme, port and path, each name with an optional *. before it",
            value ->
                    Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(OptionRule::isHostOrItsSubdomains));

    static final OptionRule<Integer> PORT =
            new OptionRule<>("a number from 1 to 65535", value -> value >= 1 && value <= 65_535);

    static final OptionRule<Long> DELAY = new OptionRule<>(
            "from 0 to " + Integer.MAX_VALUE + " ms", value -> value >= 0 && value <= Integer.MAX_VALUE);

    static final OptionRule<Long> TIMEOUT = new OptionRule<>(
            "from 1 to " + Integer.MAX_VALUE + " ms", value -> value >= 1 && value <= Integer.MAX_VALUE);

    static final OptionRule<Long> CONCURRENCY =
            new OptionRule<>("from 1 to 10000", value -> value >= 1 && value <= 10_000);

    static final OptionRule<Double> RATE = new OptionRule<>(
            "0, or a number from 0.001 to 10000", value -> value == 0 || value >= 0.001 && value <= 10_000);

    static final OptionRule<Long> NOT_NEGATIVE = new OptionRule<>("0 or more", value -> value >= 0);

    static final OptionRule<Long> POSITIVE = new OptionRule<>("1 or more", value -> value >= 1);

    OptionRule(String allowed, Predicate<T> test) {
        this(allowed, test, value -> "");
    }

    /** For a message: what is allowed instead of a value, and what is wrong with that, if it can be said. */
    String allowedInsteadOf(T value) {
        String wrong = problem.apply(value);
        return wrong.isEmpty() ? allowed : allowed + ", but " + wrong;
    }

    boolean accepts(T value) {
        return test.test(value);
    }

    static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text);
            // Not the host: Java knows none where the name has an underscore.
            return uri.getRawAuthority() != null && (isScheme(uri, "http") || isScheme(uri, "https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHostOrItsSubdomains(String host) {
        return host.length() <= 255 && host.matches("(\\*\\.)?[\\w-]+(\\.[\\w-]+)*\\.?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }
}
