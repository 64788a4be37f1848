package io.github.camelpixelcut.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.trafficlistener.WiremockNetworkTrafficListener;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Message headers cannot change where a call is sent, with which key, or what else it sends. */
class MessageHeadersHaveNoEffectTest extends RouteTestSupport {

    private static final Recorder RECORDER = new Recorder();

    @RegisterExtension
    static WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().networkTrafficListener(RECORDER))
            .build();

    static Map<String, Object> hostile() {
        Map<String, Object> headers = new HashMap<>();
        headers.put("Authorization", "Bearer stolen");
        headers.put("Proxy-Authorization", "Basic c3RvbGVu");
        headers.put("Cookie", "session=stolen");
        headers.put("Accept", "text/evil");
        headers.put("Accept-Encoding", "gzip");
        headers.put("Host", "evil.example.org");
        headers.put("X-API-KEY", "sk_evil");
        headers.put("x-api-key", "sk_evil");
        headers.put("X-Forwarded-Host", "evil.example.org");
        headers.put("X-HTTP-Method-Override", "DELETE");
        headers.put("User-Agent", "evil/1.0");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.put("Content-Type", "text/evil");
        headers.put("Content-Length", "1");
        headers.put("Content-Encoding", "gzip");
        headers.put("Transfer-Encoding", "chunked");
        headers.put("Connection", "Upgrade");
        headers.put("Expect", "100-continue");
        headers.put("arbitrary", "value\r\nX-Injected: yes");
        headers.put("CamelHttpUri", "http://127.0.0.1:1/evil");
        headers.put("CamelHttpUrl", "http://127.0.0.1:1/evil");
        headers.put("CamelHttpBaseUri", "http://127.0.0.1:1/evil");
        headers.put("CamelHttpHost", "127.0.0.1");
        headers.put("CamelHttpPort", 1);
        headers.put("CamelHttpPath", "/evil");
        headers.put("CamelHttpRawQuery", "evil=raw");
        headers.put("CamelHttpQuery", "evil=yes");
        headers.put("CamelHttpMethod", "DELETE");
        headers.put("CamelHttpResponseCode", 418);
        headers.put("CamelPixelcutApiKey", "sk_evil");
        headers.put("CamelPixelcutBaseUrl", "http://127.0.0.1:1/evil");
        headers.put("CamelPixelcutResultUrl", "http://127.0.0.1:1/evil");
        headers.put("CamelPixelcutResultUrlExpires", Instant.MAX);
        headers.put("CamelFileName", "../../evil\r\nX-Injected: yes");
        headers.put("CamelFileLength", 1L);
        headers.put(Exchange.REDELIVERED, true);
        return headers;
    }

    static List<String> names() {
        return hostile().keySet().stream().sorted().toList();
    }

    @BeforeEach
    void apiAnswers() {
        api.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(Pictures.JPEG)));
    }

    @Test
    void allHeadersTogetherDoNotChangeAnUpload() {
        routeTo(pixelcut(api.baseUrl(), "maxRetries=0", "scene=marble"));

        String with = recorded(Pictures.PNG, hostile());
        String without = recorded(Pictures.PNG, Map.of());

        assertThat(with).isEqualTo(without);
        assertThat(headerNames(with))
                .containsExactlyInAnyOrder(
                        "Accept", "X-API-KEY", "Content-Length", "Content-Type", "Host", "Connection", "User-Agent");
        assertThat(with)
                .startsWith("POST /v1/generate-background HTTP/1.1\r\n")
                .containsOnlyOnce("\r\nX-API-KEY: " + KEY + "\r\n")
                .containsOnlyOnce("\r\nHost: localhost:" + api.getPort() + "\r\n")
                .containsOnlyOnce("\r\nAccept: image/*\r\n")
                .containsOnlyOnce("\r\nUser-Agent: camel-pixelcut\r\n")
                .contains(new String(Pictures.PNG, ISO_8859_1))
                .doesNotContainIgnoringCase("evil", "stolen", "injected", "cookie", "traceparent");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void noHeaderChangesACallByUrl(String name) {
        routeTo(pixelcut(api.baseUrl(), "maxRetries=0", "prompt=table"));
        String imageUrl = "https://example.org/mug.png";

        String with = recorded(imageUrl, Map.of(name, hostile().get(name)));

        assertThat(with).isEqualTo(recorded(imageUrl, Map.of()));
        assertThat(headerNames(with))
                .containsExactlyInAnyOrder(
                        "Accept", "X-API-KEY", "Content-Length", "Content-Type", "Host", "Connection", "User-Agent");
        assertThat(with).endsWith("\r\n\r\n{\"image_url\":\"https://example.org/mug.png\",\"prompt\":\"table\"}");
    }

    @Test
    void allHeadersTogetherDoNotChangeARequestForCredits() {
        api.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"credits_remaining\": 1}")));
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + api.baseUrl());

        String with = recorded("https://example.org/mug.png", hostile());

        assertThat(with).isEqualTo(recorded(null, Map.of()));
        assertThat(headerNames(with))
                .containsExactlyInAnyOrder("Accept", "X-API-KEY", "Host", "Connection", "User-Agent");
    }

    private String recorded(Object body, Map<String, Object> headers) {
        RECORDER.clear();
        Exchange exchange = send(body, headers);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNotNull();
        return withoutRandomBoundary(RECORDER.text());
    }

    private static String withoutRandomBoundary(String request) {
        Matcher boundary = Pattern.compile("boundary=([^\\r;]+)").matcher(request);
        return boundary.find() ? request.replace(boundary.group(1), "BOUNDARY") : request;
    }

    private static List<String> headerNames(String request) {
        return request.substring(0, request.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    /** Records the bytes that the server reads from the network. */
    private static final class Recorder implements WiremockNetworkTrafficListener {

        private final StringBuffer bytes = new StringBuffer();

        void clear() {
            bytes.setLength(0);
        }

        String text() {
            return bytes.toString();
        }

        @Override
        public void incoming(Socket socket, ByteBuffer data) {
            bytes.append(ISO_8859_1.decode(data.duplicate()));
        }

        @Override
        public void outgoing(Socket socket, ByteBuffer data) {
            // Only requests are recorded.
        }

        @Override
        public void opened(Socket socket) {
            // Only requests are recorded.
        }

        @Override
        public void closed(Socket socket) {
            // Only requests are recorded.
        }
    }
}
