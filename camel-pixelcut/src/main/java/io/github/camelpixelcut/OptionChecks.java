package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.LogText;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Checks the options of an endpoint when it is created, so that a bad one fails the start of the route. */
final class OptionChecks {

    private static final Set<String> SECRETS = Set.of("apiKey", "proxyAuthPassword");
    /** A number, a duration (5m, 1h30m, PT5M), or a bean. For Camel 5S, and 5 with a blank, are 0. */
    private static final Pattern WHOLE = Pattern.compile("-?\\d+|(\\d+[dhms][a-z]*)+|[Pp].+|#.+");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?|#.+");

    private static final int MAX_SANITISED = 2_000;

    private OptionChecks() {}

    /** @throws IllegalArgumentException with the option, its value, and what is allowed */
    static void check(PixelcutConfiguration options) {
        if (options.getBaseUrl() == null) {
            throw new IllegalArgumentException(
                    "The option baseUrl is not set: must be " + OptionRule.BASE_URL.allowed());
        }
        require("baseUrl", options.getBaseUrl(), OptionRule.BASE_URL);
        if (!options.isAllowPlainHttp()) {
            require("baseUrl", options.getBaseUrl(), OptionRule.ENCRYPTED_OR_LOCAL);
        }
        require("imageUrl", options.getImageUrl(), OptionRule.HTTP_URL);
        require("prompt", options.getPrompt(), OptionRule.TEXT);
        require("negativePrompt", options.getNegativePrompt(), OptionRule.TEXT);
        require("scale", options.getScale(), OptionRule.SCALE);
        require("xCenter", options.getXCenter(), OptionRule.CENTER);
        require("yCenter", options.getYCenter(), OptionRule.CENTER);
        require("maxRetries", (long) options.getMaxRetries(), OptionRule.NOT_NEGATIVE);
        require("retryDelay", options.getRetryDelay(), OptionRule.DELAY);
        require("maxRetryDelay", options.getMaxRetryDelay(), OptionRule.DELAY);
        require("requestsPerSecond", options.getRequestsPerSecond(), OptionRule.RATE);
        require("connectTimeout", options.getConnectTimeout(), OptionRule.TIMEOUT);
        require("responseTimeout", options.getResponseTimeout(), OptionRule.TIMEOUT);
        require("requestTimeout", options.getRequestTimeout(), OptionRule.TIMEOUT);
        require("maxResultSize", options.getMaxResultSize(), OptionRule.POSITIVE);
        require("resultHosts", options.getResultHosts(), OptionRule.HOSTS);
        require("proxyHost", options.getProxyHost(), OptionRule.HOST);
        require("proxyPort", options.getProxyPort(), OptionRule.PORT);
        if ((options.getProxyHost() == null) != (options.getProxyPort() == null)) {
            throw new IllegalArgumentException("The options proxyHost and proxyPort are set both or not at all");
        }
    }

    /** Camel's own message for an unknown choice does not name the known ones. */
    static void checkChoices(Map<String, Object> parameters) {
        requireChoice("scene", parameters, PixelcutScene.values());
        requireChoice("output", parameters, PixelcutOutput.values());
        requireChoice("resume", parameters, PixelcutResume.values());
        requireChoice("imageTransformEncoding", parameters, ImageTransformEncoding.values());
    }

    private static void requireChoice(String option, Map<String, Object> parameters, Enum<?>... choices) {
        if (parameters.get(option) instanceof String value && !value.startsWith("#")) {
            Predicate<String> known = text ->
                    Arrays.stream(choices).anyMatch(choice -> choice.toString().equalsIgnoreCase(text));
            require(option, value, new OptionRule<>("one of " + Arrays.toString(choices), known));
        }
    }

    /** For Camel a blank, NaN and false are 0: retries would be off where a placeholder is not filled. */
    static void requireNumber(String option, Object value, Class<?> type) {
        Pattern pattern = type == double.class ? DECIMAL : WHOLE;
        boolean number = type == int.class || type == long.class || type == double.class;
        if (number && value instanceof String text && !pattern.matcher(text).matches()) {
            throw ofAnotherType(option, value, type);
        }
    }

    /** In place of Camel's exception, which quotes the value at any length. */
    static IllegalArgumentException ofAnotherType(String option, Object value, Class<?> type) {
        boolean secret = SECRETS.stream().anyMatch(StringHelper.dashToCamelCase(option)::equalsIgnoreCase);
        String shown = secret ? "xxxxxx" : shown(String.valueOf(value));
        return new IllegalArgumentException("The option " + option + " is '" + shown + "': must be a value of the type "
                + type.getSimpleName() + ", or # and the name of a bean of that type");
    }

    /** The key is checked like any option, but its value is not shown. */
    static void checkApiKey(String apiKey) {
        if (apiKey == null) {
            throw new IllegalArgumentException(
                    "There is no API key: set the option apiKey or the environment variable PIXELCUT_API_KEY");
        }
        if (!OptionRule.API_KEY.accepts(apiKey)) {
            throw new IllegalArgumentException("The option apiKey (or PIXELCUT_API_KEY) is blank or malformed: must be "
                    + OptionRule.API_KEY.allowed());
        }
    }

    /** The value is shown, but not the password or the key of a URL. */
    static <T> void require(String option, T value, OptionRule<T> rule) {
        if (value != null && !rule.accepts(value)) {
            throw new IllegalArgumentException("The option " + option + " is '" + shown(value.toString())
                    + "': must be " + rule.allowedInsteadOf(value));
        }
    }

    /**
     * Not cut before it is sanitised: half a password would be taken for none. And not at any length: that takes
     * minutes.
     */
    private static String shown(String value) {
        return value.length() > MAX_SANITISED
                ? "... (" + value.length() + " characters)"
                : LogText.abbreviate(URISupport.sanitizeUri(value));
    }
}
