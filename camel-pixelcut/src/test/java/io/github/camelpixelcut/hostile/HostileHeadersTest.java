package io.github.camelpixelcut.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.client.ResultUrls;
import io.github.camelpixelcut.internal.client.RetryPolicy;
import io.github.camelpixelcut.internal.image.ImageSource;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any header value is sent unchanged, or is refused with a short message before anything is sent. */
@Timeout(60)
class HostileHeadersTest {

    private static final String IMAGE_URL = "https://images.example.com/mug.jpg";
    private static final String MEGABYTE = "x".repeat(1024 * 1024);
    private static final String JAPANESE = "木の机の上、柔らかい朝の光 🍵 𠮷野家";
    private static final String CRLF = "red\r\nX-Evil: 1\r\n\r\n--boundary";
    private static final String CONTROLS = "red\u0000\u0007\u001B[31m\u0085\u2028";
    private static final String HALF_A_CHARACTER = "red\uD83C";

    private static final MockWebServer API = new MockWebServer();
    private static final CamelContext CAMEL = new DefaultCamelContext();

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The field of the request for each header; the output is not a field. */
    private static final Map<String, String> FIELDS = Map.of(
            PixelcutConstants.PROMPT, "/prompt",
            PixelcutConstants.NEGATIVE_PROMPT, "/negative_prompt",
            PixelcutConstants.IMAGE_URL, "/image_url",
            PixelcutConstants.SCENE, "/scene",
            PixelcutConstants.SCALE, "/image_transform/scale",
            PixelcutConstants.X_CENTER, "/image_transform/x_center",
            PixelcutConstants.Y_CENTER, "/image_transform/y_center");

    /** The expected outcome for a header. */
    sealed interface Outcome {

        /** @param value the value of the JSON field */
        record Sent(Object value) implements Outcome {}

        record NotSent() implements Outcome {}

        /** @param phrase a part of the message */
        record Refused(String phrase) implements Outcome {}
    }

    private static final Outcome NOT_SENT = new Outcome.NotSent();

    private static Outcome sent(Object value) {
        return new Outcome.Sent(value);
    }

    private static Outcome refused(String phrase) {
        return new Outcome.Refused(phrase);
    }

    record Case(String header, Object value, Outcome outcome) {

        @Override
        public String toString() {
            String text = String.valueOf(value).replaceAll("[\\p{Cntrl}\\s]+", " ");
            return header + "=" + text.substring(0, Math.min(30, text.length()));
        }
    }

    private static final Map<String, Function<String, Stream<Case>>> CASES = Map.of(
            PixelcutConstants.PROMPT, HostileHeadersTest::text,
            PixelcutConstants.NEGATIVE_PROMPT, HostileHeadersTest::text,
            PixelcutConstants.IMAGE_URL, HostileHeadersTest::url,
            PixelcutConstants.SCALE, HostileHeadersTest::scale,
            PixelcutConstants.X_CENTER, HostileHeadersTest::centre,
            PixelcutConstants.Y_CENTER, HostileHeadersTest::centre,
            PixelcutConstants.SCENE, header -> choice(header, "wood", "one of [marble, wood,"),
            PixelcutConstants.OUTPUT, header -> choice(header, "image", "one of [image, url, download]"));

    private static Stream<Case> text(String header) {
        return Stream.of(
                new Case(header, null, NOT_SENT),
                new Case(header, "", NOT_SENT),
                new Case(header, " \t\r\n", NOT_SENT),
                new Case(header, JAPANESE, sent(JAPANESE)),
                new Case(header, CRLF, sent(CRLF)),
                new Case(header, CONTROLS, sent(CONTROLS)),
                new Case(header, MEGABYTE, sent(MEGABYTE)),
                new Case(header, new StringBuilder(JAPANESE), sent(JAPANESE)),
                new Case(header, "{\"a\": \"\\\"}", sent("{\"a\": \"\\\"}")),
                new Case(header, 5, sent("5")),
                new Case(header, Double.NaN, sent("NaN")),
                new Case(header, true, refused("of the type java.lang.Boolean")),
                new Case(header, JAPANESE.getBytes(UTF_8), sent(JAPANESE)),
                new Case(header, " ".getBytes(UTF_8), NOT_SENT),
                new Case(header, new byte[] {'a', (byte) 0xC3}, refused("2 bytes that are no text in UTF-8")),
                new Case(header, List.of(MEGABYTE), refused("of the type java.util.")),
                new Case(header, HALF_A_CHARACTER, refused("without an unpaired surrogate")));
    }

    private static Stream<Case> url(String header) {
        Outcome noUrl = refused("must be an absolute http or https URL");
        Outcome none = refused("There is no image");
        return Stream.of(
                new Case(header, null, none),
                new Case(header, "", none),
                new Case(header, " \t\r\n", none),
                new Case(header, IMAGE_URL + "?" + MEGABYTE, sent(IMAGE_URL + "?" + MEGABYTE)),
                new Case(header, "https://example.com/茶.jpg", sent("https://example.com/茶.jpg")),
                new Case(header, "https://例え.jp/a.jpg", sent("https://例え.jp/a.jpg")),
                new Case(header, MEGABYTE, noUrl),
                new Case(header, IMAGE_URL + CRLF, noUrl),
                new Case(header, IMAGE_URL + CONTROLS, noUrl),
                new Case(header, IMAGE_URL + HALF_A_CHARACTER, refused("without an unpaired surrogate")),
                new Case(header, "javascript:alert(1)", noUrl),
                new Case(header, "data:image/png;base64,AAAA", noUrl),
                new Case(header, "http:///etc/passwd", noUrl),
                new Case(header, "//example.com/a.jpg", noUrl),
                new Case(header, 5, noUrl),
                new Case(header, Double.NaN, noUrl),
                new Case(header, IMAGE_URL.getBytes(UTF_8), sent(IMAGE_URL)),
                new Case(header, new byte[0], none),
                new Case(header, new byte[] {1}, noUrl),
                new Case(header, new byte[] {(byte) 0xFF}, refused("1 bytes that are no text in UTF-8")),
                new Case(header, "http://x/a b.jpg", refused("but there is a blank at position 11: write %20")),
                new Case(header, "http://x/a|b.jpg", refused("but there is the character | at position 11: write %7C")),
                new Case(header, "http://x/a\u00A0b.jpg", refused("there is a blank at position 11: write %C2%A0")),
                new Case(
                        header,
                        "http://x/100%.jpg",
                        refused("a percent sign without two hexadecimal digits at position 13: write %25")),
                new Case(header, "http://x/a%20b%2.jpg", refused("at position 15: write %25")),
                new Case(header, "\uFEFFhttp://x/a.jpg", refused("a byte order mark at position 1: remove it")),
                new Case(header, "http://x/a.jpg\n", refused("a control character (U+000A) at position 15: remove it")),
                new Case(header, "http://x y/a.jpg", refused("a blank at position 9: write %20")),
                new Case(header, "ftp://x/a b.jpg", refused("must be an absolute http or https URL; nothing")));
    }

    private static Stream<Case> scale(String header) {
        return Stream.concat(
                number(header, "must be a finite number above 0"),
                Stream.of(
                        new Case(header, 1000, sent(1000.0)),
                        new Case(header, Double.MIN_VALUE, sent(Double.MIN_VALUE)),
                        new Case(header, Double.MAX_VALUE, sent(Double.MAX_VALUE)),
                        new Case(header, 0, refused("must be a finite number above 0"))));
    }

    private static Stream<Case> centre(String header) {
        return Stream.concat(
                number(header, "must be a number from 0 to 1"),
                Stream.of(
                        new Case(header, 0, sent(0.0)),
                        new Case(header, 1L, sent(1.0)),
                        new Case(header, 1.0000001, refused("must be a number from 0 to 1"))));
    }

    private static Stream<Case> number(String header, String allowed) {
        Outcome refused = refused(allowed);
        return Stream.of(
                new Case(header, null, NOT_SENT),
                new Case(header, "", NOT_SENT),
                new Case(header, " \t\r\n", NOT_SENT),
                new Case(header, " 0.5\n", sent(0.5)),
                new Case(header, new BigDecimal("0.5"), sent(0.5)),
                new Case(header, Double.NaN, refused),
                new Case(header, Float.NaN, refused),
                new Case(header, "NaN", refused),
                new Case(header, Double.POSITIVE_INFINITY, refused),
                new Case(header, Double.NEGATIVE_INFINITY, refused),
                new Case(header, "-Infinity", refused),
                new Case(header, "1e400", refused),
                new Case(header, new BigDecimal("1e400"), refused),
                new Case(header, -1, refused),
                new Case(header, "0,5", refused),
                new Case(header, "\uFF10.5", refused),
                new Case(header, "0.5" + CRLF, refused),
                new Case(header, CONTROLS, refused),
                new Case(header, HALF_A_CHARACTER, refused),
                new Case(header, MEGABYTE, refused),
                new Case(header, "9".repeat(1024 * 1024), refused),
                new Case(header, true, refused),
                new Case(header, " 0.5".getBytes(UTF_8), sent(0.5)),
                new Case(header, "\n".getBytes(UTF_8), NOT_SENT),
                new Case(header, new byte[] {1}, refused),
                new Case(header, new byte[] {(byte) 0xFF}, refused("1 bytes that are no text in UTF-8")),
                new Case(header, List.of(0.5), refused));
    }

    private static Stream<Case> choice(String header, String good, String allowed) {
        Outcome refused = refused(allowed);
        return Stream.of(
                new Case(header, null, NOT_SENT),
                new Case(header, "", NOT_SENT),
                new Case(header, " \t\r\n", NOT_SENT),
                new Case(header, " " + good.toUpperCase(Locale.ROOT) + "\n", sent(good)),
                new Case(header, good + "\u0000", refused),
                new Case(header, good + CRLF, refused),
                new Case(header, CONTROLS, refused),
                new Case(header, HALF_A_CHARACTER, refused),
                new Case(header, JAPANESE, refused),
                new Case(header, MEGABYTE, refused),
                new Case(header, "null", refused),
                new Case(header, 0, refused),
                new Case(header, Double.NaN, refused),
                new Case(header, true, refused),
                new Case(header, good.getBytes(UTF_8), sent(good)),
                new Case(header, new byte[0], NOT_SENT),
                new Case(header, new byte[] {1}, refused),
                new Case(header, new byte[] {(byte) 0xFF}, refused("1 bytes that are no text in UTF-8")),
                new Case(header, List.of(good, good), refused));
    }

    @BeforeAll
    static void start() throws IOException {
        API.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "image/jpeg")
                        .body(new Buffer().write(Pictures.JPEG))
                        .build();
            }
        });
        API.start();
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        API.close();
    }

    @Test
    void everyHeaderHasItsCases() {
        assertThat(Metadata.headers())
                .as("Headers without cases: add a case to HostileHeadersTest.CASES")
                .filteredOn(header -> !CASES.containsKey(header))
                .isEmpty();
        assertThat(CASES.keySet())
                .as("Headers that do not exist: remove their cases from HostileHeadersTest.CASES")
                .isSubsetOf(Metadata.headers());
    }

    static Stream<Arguments> cases() {
        return CASES.entrySet().stream()
                .flatMap(entry -> entry.getValue().apply(entry.getKey()))
                .flatMap(hostile -> hostile.header().equals(PixelcutConstants.IMAGE_URL)
                        ? Stream.of(Arguments.of(hostile, "no body"))
                        : Stream.of(Arguments.of(hostile, "json"), Arguments.of(hostile, "multipart")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void aHeaderIsSentUnchangedOrRefusedWithAShortMessage(Case hostile, String form) throws Exception {
        Object body = form.equals("json") ? IMAGE_URL : form.equals("multipart") ? Pictures.PNG : null;
        Map<String, Object> headers = new HashMap<>();
        headers.put(hostile.header(), hostile.value());

        Exchange exchange = send(body, headers);
        RecordedRequest request = API.takeRequest(0, TimeUnit.MILLISECONDS);

        if (hostile.outcome() instanceof Outcome.Refused refused) {
            assertThat(request).isNull();
            assertRefused(exchange, refused.phrase());
            return;
        }
        assertThat(exchange.getException()).isNull();
        JsonNode fields = fields(request);
        String field = FIELDS.get(hostile.header());
        if (field == null) {
            assertThat(request.getHeaders().get("Accept")).isEqualTo("image/*");
        } else if (hostile.outcome() instanceof Outcome.Sent sent) {
            assertThat(fields.at(field)).isEqualTo(JSON.valueToTree(sent.value()));
        } else {
            assertThat(fields.at(field).isMissingNode()).isTrue();
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                argumentSet("a megabyte", MEGABYTE),
                argumentSet("a line break", CRLF),
                argumentSet("control characters", CONTROLS),
                argumentSet("half a character", HALF_A_CHARACTER),
                argumentSet("Japanese", JAPANESE),
                argumentSet("a URL with a line break", "https://example.com/" + CRLF));
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("bodies")
    void aTextBodyThatIsNotAUrlIsRefusedWithAShortMessage(String body) throws Exception {
        Exchange exchange = send(body, Map.of());

        assertThat(API.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
        assertRefused(exchange, "which is no absolute http or https URL");
    }

    static Stream<Arguments> fileNames() {
        return Stream.of(
                argumentSet("a quotation mark", "a\"; name=\"prompt.png"),
                argumentSet("an escaped quotation mark", "a\\\"b.png"),
                argumentSet("line breaks", "a\r\nX-Evil: 1\r\n\r\nevil.png"),
                argumentSet("control characters", "a\u0000\u0007\u0085\u2028.png"),
                argumentSet("a path of Windows", "..\\..\\windows\\a.png"),
                argumentSet("an emoji and Japanese", "\uD83C\uDF75茶碗.png"),
                argumentSet("an encoded line break", "%0d%0aX-Evil:%201.png"),
                argumentSet("characters of a shell", "a;b=c,d'e`f$(g)|h&i<j>.png"),
                argumentSet("244 characters", "x".repeat(240) + ".png"),
                argumentSet("a dash in front", "-rf.png"),
                argumentSet("nothing but an extension", ".png"),
                argumentSet("a space in front", " .png"));
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("fileNames")
    void aFileNameIsSentSafely(String name) throws Exception {
        ApiRequest request = ApiRequest.paidPost("/", "image/*", Map.of("prompt", JAPANESE), new Named(name), false);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (CloseableHttpClient http = HttpClients.createDefault();
                PixelcutClient client = new PixelcutClient(
                        http, http, URI.create(baseUrl()), "sk_1", timer, new ResultUrls(), credits -> {})) {
            client.send(request, RetryPolicy.once(Duration.ofMinutes(1)), answer -> null);
        } finally {
            timer.shutdownNow();
        }

        RecordedRequest sent = API.takeRequest(0, TimeUnit.MILLISECONDS);
        String image = sent.getBody().string(ISO_8859_1).split("--" + boundary(sent))[2];
        assertThat(image.substring(0, image.indexOf("\r\n\r\n")))
                .matches("\r\nContent-Disposition: form-data; name=\"image\"; filename=\"[A-Za-z0-9._-]{1,100}\""
                        + "\r\nContent-Type: image/png");
        assertThat(image).endsWith("\r\n\r\n" + new String(Pictures.PNG, ISO_8859_1) + "\r\n");
    }

    /** An image with a name that no file system allows. */
    private record Named(String fileName) implements ImageSource {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(Pictures.PNG);
        }

        @Override
        public long length() {
            return Pictures.PNG.length;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    private static void assertRefused(Exchange exchange, String phrase) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(PixelcutRequestException.class, e -> {
                    assertThat(e.getErrorCode()).isIn(ErrorCode.INVALID_PARAMETER, ErrorCode.MISSING_PARAMETER);
                    assertThat(e.isPossiblyCharged()).isFalse();
                    assertThat(e.getMessage()).hasSizeLessThan(700).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
                })
                .hasMessageContaining(phrase)
                .hasMessageContaining("nothing was sent");
    }

    private static Exchange send(Object body, Map<String, Object> headers) {
        try (ProducerTemplate template = CAMEL.createProducerTemplate()) {
            String uri = "pixelcut:generate-background?apiKey=sk_1&requestsPerSecond=10000&maxRetries=0&baseUrl="
                    + baseUrl();
            return template.send(uri, exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeaders(headers);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseUrl() {
        return "http://127.0.0.1:" + API.getPort();
    }

    /** The fields that a server reads: those of the JSON body, or those of a multipart body in the same structure. */
    private static JsonNode fields(RecordedRequest request) throws IOException {
        byte[] body = request.getBody().toByteArray();
        if (request.getHeaders().get("Content-Type").equals("application/json")) {
            return JSON.readTree(body);
        }
        ObjectNode fields = JSON.createObjectNode();
        MultipartInput input = MultipartInput.builder()
                .setByteArray(body)
                .setBoundary(boundary(request).getBytes(UTF_8))
                .get();
        for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
            String headers = input.readHeaders();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            input.readBodyData(content);
            String name = headers.replaceFirst("(?s).*; name=\"(\\w+)\".*", "$1");
            fields.set(
                    name,
                    headers.contains("application/json")
                            ? JSON.readTree(content.toByteArray())
                            : TextNode.valueOf(content.toString(name.equals("image") ? ISO_8859_1 : UTF_8)));
        }
        assertThat(fields.path("image").asText()).isEqualTo(new String(Pictures.PNG, ISO_8859_1));
        return fields;
    }

    private static String boundary(RecordedRequest request) {
        return request.getHeaders().get("Content-Type").replaceFirst(".*boundary=", "");
    }
}
