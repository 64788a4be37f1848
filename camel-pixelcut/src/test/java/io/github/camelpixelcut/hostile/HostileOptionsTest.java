package io.github.camelpixelcut.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelpixelcut.PixelcutComponent;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any value of an option, wherever it is set: either the producer starts, or the endpoint is refused at once with a
 * short message. There is no server, so sending anything would fail.
 */
@Timeout(60)
class HostileOptionsTest {

    private static final String KEY = "sk_test_0123456789";
    private static final String MEGABYTE = "x".repeat(1024 * 1024);
    private static final String JAPANESE = "木の机の上 🍵";
    private static final String CRLF = "a\r\nX-Evil: 1";
    private static final String CONTROLS = "a\u0000\u0007\u001B[31m\u0085\u2028";
    private static final String HALF_A_CHARACTER = "a\uD83C";
    private static final String WHOLE_NUMBER = "2147483647";
    private static final String LONG = "9223372036854775807";
    private static final String TOO_LONG = "99999999999999999999";

    private static final List<String> TEXTS = List.of(
            "",
            " \t",
            "0",
            "1",
            "-1",
            "0.5",
            "1e400",
            "NaN",
            "-Infinity",
            WHOLE_NUMBER,
            "2147483648",
            LONG,
            TOO_LONG,
            "true",
            "maybe",
            "#nothing",
            JAPANESE,
            CRLF,
            CONTROLS,
            HALF_A_CHARACTER,
            "https://example.com/" + CRLF,
            "https://例え.jp/茶.jpg",
            "http://example.com",
            "javascript:alert(1)",
            MEGABYTE);

    /** Options that Camel itself reads. */
    private static final Set<String> OF_CAMEL = Set.of(
            "lazyStartProducer", "autowiredEnabled", "healthCheckProducerEnabled", "useGlobalSslContextParameters");

    /**
     * For component options, Camel accepts any text as a number and usually reads it as 0. For endpoint options, we
     * refuse it.
     */
    private static final Set<String> NUMBERS = Set.of(
            "maxRetries",
            "retryDelay",
            "maxRetryDelay",
            "minCredits",
            "maxResultSize",
            "maxConcurrentRequests",
            "requestsPerSecond");

    private static final List<Object> NO_TEXTS =
            Arrays.asList(null, Double.NaN, Float.NEGATIVE_INFINITY, -1, List.of(1), new byte[] {1}, new Object());

    /** The texts that are valid for an option; all others must be refused. */
    private static final Map<String, Predicate<String>> GOOD = new TreeMap<>();

    static {
        Predicate<String> text = value -> true;
        good(text.and(value -> !value.endsWith(HALF_A_CHARACTER)), "prompt", "negativePrompt");
        good(text, "proxyAuthUsername", "proxyAuthPassword", "nonProxyHosts", "idempotentKey");
        good(text.and(value -> value.matches("[!-~]+")), "apiKey");
        good(text.and(value -> value.length() < 256 && value.matches("[^\\s\\p{Cntrl}\\u0085\\u2028]+")), "proxyHost");
        good(text.and(value -> value.length() < 256 && value.matches("-?\\w[\\w.]*")), "resultHosts");
        good(Set.of("https://例え.jp/茶.jpg", "http://example.com")::contains, "imageUrl");
        good(Set.of()::contains, "baseUrl", "scene", "output", "imageTransformEncoding", "resume");
        good(Set.of("1", "0.5", WHOLE_NUMBER, "2147483648", LONG, TOO_LONG)::contains, "scale");
        good(Set.of("0", "1", "0.5")::contains, "xCenter", "yCenter");
        good(Set.of("0", "1", "0.5")::contains, "requestsPerSecond");
        good(Set.of("0", "1", WHOLE_NUMBER)::contains, "maxRetries", "retryDelay", "maxRetryDelay");
        good(Set.of("1", WHOLE_NUMBER)::contains, "connectTimeout", "responseTimeout", "requestTimeout");
        good(Set.of("1", WHOLE_NUMBER, "2147483648", LONG)::contains, "maxResultSize");
        good(Set.of("1")::contains, "proxyPort", "maxConcurrentRequests");
        good(Set.of("0", "1", "-1", WHOLE_NUMBER, "2147483648", LONG)::contains, "minCredits");
        good(
                Set.of("true")::contains,
                "idempotent",
                "validateImage",
                "allowPlainHttp",
                "lazyStartProducer",
                "autowiredEnabled");
        good(Set.of("true")::contains, "healthCheckProducerEnabled", "useGlobalSslContextParameters");
        good(Set.of()::contains, "sslContextParameters", "httpClientConfigurer", "configuration");
        good(Set.of()::contains, "receiptRepository", "rateLimiter");
    }

    private static void good(Predicate<String> texts, String... options) {
        Arrays.stream(options).forEach(option -> GOOD.put(option, texts));
    }

    private CamelContext camel;
    private PixelcutComponent component;

    @BeforeEach
    void start() {
        camel = new DefaultCamelContext();
        component = new PixelcutComponent();
        camel.addComponent("pixelcut", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void everyOptionHasItsCases() {
        assertThat(Metadata.componentOptions())
                .as("Options without cases: add a case to HostileOptionsTest.GOOD, the texts that are valid")
                .filteredOn(option -> !GOOD.containsKey(option))
                .isEmpty();
        assertThat(GOOD.keySet())
                .as("Options that do not exist: remove their cases from HostileOptionsTest.GOOD")
                .isSubsetOf(Metadata.componentOptions());
        assertThat(Metadata.componentOptions()).containsAll(Metadata.options());
    }

    static Stream<String> endpointOptions() {
        return Metadata.options().stream();
    }

    static Stream<String> componentOptions() {
        return Metadata.componentOptions().stream();
    }

    /**
     * Without characters that a URI cannot contain, and without the longest text: Camel masks secrets in URIs with
     * patterns that take hours for it.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endpointOptions")
    void ofAUri(String option) {
        for (String value : TEXTS) {
            if (!value.equals(MEGABYTE) && !value.endsWith(HALF_A_CHARACTER)) {
                assertIsTakenOrRefused(option, value, () -> start(camel.getEndpoint(uri(option, value))));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpointOptions")
    void optionsOfAnEndpointCreatedInJava(String option) {
        for (String value : TEXTS) {
            assertIsTakenOrRefused(option, value, () -> start(endpoint(component, option, value)));
        }
    }

    /** Set as Camel Main sets {@code camel.component.pixelcut}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("componentOptions")
    void ofTheComponent(String option) {
        for (String value : TEXTS) {
            if (!NUMBERS.contains(option) || value.matches("-?\\d+")) {
                assertIsTakenOrRefused(
                        option,
                        value,
                        () -> start(componentWith(option, value).createEndpoint("pixelcut:generate-background")));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpointOptions")
    void thatIsNoText(String option) {
        for (Object value : NO_TEXTS) {
            Throwable failure = catchThrowable(() -> start(endpoint(component, option, value)));
            if (failure != null) {
                assertIsClear(option, value, failure);
            }
        }
    }

    /** An invalid component option has no effect if every endpoint has a valid one of its own. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endpointOptions")
    void anEndpointOptionOverridesAnInvalidComponentOption(String option) {
        String good = TEXTS.stream().filter(goodTexts(option)).findFirst().orElse(null);
        for (String value : TEXTS) {
            PixelcutComponent other = new PixelcutComponent();
            other.setCamelContext(camel);
            boolean bound = catchThrowable(() -> bind(other, Map.of(option, value))) == null;
            if (bound && good != null) {
                assertThatCode(() -> endpoint(other, option, good))
                        .as(shown(value))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Predicate<String> goodTexts(String option) {
        return Objects.requireNonNull(GOOD.get(option), () -> option + " has no cases: add one to GOOD");
    }

    private static void assertIsTakenOrRefused(String option, String value, ThrowingCallable start) {
        Throwable failure = catchThrowable(start);
        if (goodTexts(option).test(value)) {
            assertThat(failure).as(shown(value)).isNull();
        } else {
            assertThat(failure).as(shown(value)).isNotNull();
            assertIsClear(option, value, failure);
        }
    }

    /** The first message in the chain of causes that is not Camel's; Camel's messages quote the URI and the value. */
    private static void assertIsClear(String option, Object value, Throwable failure) {
        List<Throwable> chain =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        String messages = chain.stream().map(Throwable::toString).collect(Collectors.joining("\n"));
        assertThat(messages).as(shown(value)).doesNotContain(KEY);
        if (OF_CAMEL.contains(option)) {
            return;
        }
        assertThat(messages).as(shown(value)).contains(option);
        if (!(failure instanceof PropertyBindingException)) {
            assertThat(chain)
                    .as(shown(value))
                    .allSatisfy(cause -> assertThat(cause.toString())
                            .hasSizeLessThan(2_000)
                            .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\n]]"));
        }
    }

    private static String shown(Object value) {
        return StringHelper.limitLength(String.valueOf(value), 50);
    }

    private static void start(Endpoint endpoint) throws Exception {
        try (Producer producer = endpoint.createProducer()) {
            producer.start();
        }
    }

    private static String uri(String option, String value) {
        Map<String, Object> options = options(option, value);
        return options.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), UTF_8))
                .collect(Collectors.joining("&", "pixelcut:generate-background?", ""));
    }

    private static Endpoint endpoint(PixelcutComponent component, String option, Object value) throws Exception {
        Map<String, Object> options = options(option, value);
        return component.createEndpoint("pixelcut:generate-background", options);
    }

    /** The option, and the other options that an endpoint needs. */
    private static Map<String, Object> options(String option, Object value) {
        Map<String, Object> options = new HashMap<>(Map.of("apiKey", KEY));
        if (Set.of("proxyHost", "proxyPort").contains(option)) {
            options.putAll(Map.of("proxyHost", "proxy", "proxyPort", "8080"));
        }
        options.put(option, value);
        return options;
    }

    private PixelcutComponent componentWith(String option, String value) {
        PixelcutComponent other = new PixelcutComponent();
        other.setCamelContext(camel);
        bind(other, options(option, value));
        ServiceHelper.startService(other);
        return other;
    }

    private void bind(PixelcutComponent target, Map<String, Object> options) {
        PropertyBindingSupport.build()
                .withCamelContext(camel)
                .withTarget(target)
                .withConfigurer(target.getComponentPropertyConfigurer())
                .withIgnoreCase(true)
                .withMandatory(true)
                .withProperties(options)
                .bind();
    }
}
