package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message can name any URL, and a server can redirect to any: nothing is fetched from inside. */
class ResultHostsAreCheckedTest extends RouteTestSupport {

    /** Nobody is asked for it: only the results are fetched. */
    private static final String PUBLIC_API = "https://api.example.org";

    private MockWebServer inside;

    @BeforeEach
    void startServer() throws IOException {
        inside = new MockWebServer();
        inside.start();
    }

    @AfterEach
    void stopServer() {
        inside.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "[fc00::1]",
                "169.254.169.254",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[64:ff9b::a9fe:a9fe]",
                "100.100.100.200",
                "168.63.129.16",
                "224.0.0.1",
                "255.255.255.255",
                "[ff02::1]"
            })
    void aUrlOfAMessageThatLeadsInsideIsNotFetched(String host) {
        String url = "https://" + host + ":" + inside.getPort() + "/secret";
        routeTo(download(PUBLIC_API));

        PixelcutException failure = notFetched(send(url));

        assertThat(failure).hasMessageContainingAll("not public", "cost nothing");
        assertThat(inside.getRequestCount()).isZero();
    }

    /** Which of them are addresses differs between releases of Java; the others are unknown hosts. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "LocalHost.",
                "127.1",
                "127.000.000.001",
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0x7f.0.0.1",
                "0",
                "3232235521",
                "0xa9fea9fe",
                "\u2460\u2461\u2466.0.0.1"
            })
    void norIsOneInAnotherSpelling(String host) {
        routeTo(download(PUBLIC_API));

        assertThat(notFetched(send("https://" + host + ":" + inside.getPort() + "/secret")))
                .hasMessageContaining("cost nothing");
        assertThat(inside.getRequestCount()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/"})
    void withTheSandboxOnlyThisMachineIsExcepted(String url) {
        inside.enqueue(picture());
        routeTo(download(baseUrl()));

        assertThat(send(url("/1.jpg")).getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
        assertThat(notFetched(send(url))).hasMessageContaining("not public");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/"})
    void aRedirectThatLeadsInsideIsNotFollowed(String target) {
        inside.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", target)
                .build());
        routeTo(download(baseUrl()));

        assertThat(notFetched(send(url("/1.jpg")))).hasMessageContaining("not public");
        assertThat(inside.getRequestCount()).isOne();
    }

    @Test
    void aResultUrlOfTheApiItselfIsCheckedTooAndItsPictureIsPaidFor() {
        inside.enqueue(resultUrl("http://169.254.169.254/1.jpg"));
        routeTo(pixelcut(baseUrl(), "output=download"));

        Exchange exchange = send(Pictures.PNG);

        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasMessageContainingAll("made and paid for", "not public");
        assertThat(((PixelcutException) failureOf(exchange)).isPossiblyCharged())
                .isTrue();
        assertThat(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo("http://169.254.169.254/1.jpg");
        assertThat(inside.getRequestCount()).isOne();
    }

    @Test
    void aListedHostIsAllowed() {
        inside.enqueue(picture());
        routeTo(download(baseUrl(), "resultHosts=cdn.example.com,*.example.org,127.0.0.1"));

        assertThat(send(url("/1.jpg")).getException()).isNull();
    }

    /** Its name is not even looked up. */
    @Test
    void aHostThatIsNotListedIsRefused() {
        routeTo(download(baseUrl(), "resultHosts=*.pixelcut.invalid"));

        PixelcutException failure = notFetched(send(url("/1.jpg")));

        assertThat(failure).hasMessageContaining("the host 127.0.0.1 is not among resultHosts=*.pixelcut.invalid");
        assertThat(inside.getRequestCount()).isZero();
        assertThat(notFetched(send("https://pixelcut.invalid/1.jpg"))).hasMessageContaining("is not among resultHosts");
        assertThat(notFetched(send("https://a.pixelcut.invalid/1.jpg"))).hasMessageContaining("UnknownHost");
    }

    @Test
    void aRedirectToAHostThatIsNotListedIsNotFollowed() {
        inside.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://localhost:" + inside.getPort() + "/2.jpg")
                .build());
        inside.enqueue(picture());
        routeTo(download(baseUrl(), "resultHosts=127.0.0.1"));

        assertThat(notFetched(send("http://127.0.0.1:" + inside.getPort() + "/1.jpg")))
                .hasMessageContaining("the host localhost is not among");
        assertThat(inside.getRequestCount()).isOne();
    }

    @Test
    void aListedHostMustHaveAPublicAddressAllTheSame() {
        routeTo(download(PUBLIC_API, "resultHosts=localhost"));

        assertThat(notFetched(send("https://localhost:" + inside.getPort() + "/")))
                .hasMessageContaining("not public");
    }

    /** The proxy may be anywhere, and resolves names by itself: names are left to it, addresses are not. */
    @Test
    void withAProxyAddressesAreChecked() {
        inside.enqueue(new MockResponse.Builder().code(403).build());
        routeTo(download(PUBLIC_API, "proxyHost=127.0.0.1", "proxyPort=" + inside.getPort()));

        for (String host : List.of("10.0.0.1", "0xa000001", "167772161", "[fd00::1]", "[::ffff:10.0.0.1]")) {
            assertThat(notFetched(send("https://" + host + "/1.jpg"))).hasCauseInstanceOf(UnknownHostException.class);
        }
        assertThat(inside.getRequestCount()).isZero();

        assertThat(notFetched(send("https://results.example.org/1.jpg"))).hasMessageContaining("403");
        assertThat(inside.getRequestCount()).isOne();
    }

    @Test
    void withAProxyTheListHolds() {
        routeTo(download(
                PUBLIC_API, "resultHosts=*.example.com", "proxyHost=127.0.0.1", "proxyPort=" + inside.getPort()));

        assertThat(notFetched(send("https://results.example.org/1.jpg"))).hasMessageContaining("is not among");
        assertThat(inside.getRequestCount()).isZero();
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
            strings = {
                "",
                ",",
                "a.example.com,,b.example.com",
                "https://a.example.com",
                "a.example.com/x",
                "a.example.com:443",
                "*",
                "a.*.example.com",
                "*example.com",
                "a b"
            })
    void whatIsNoListOfHostsIsRefusedAtTheStart(String hosts) {
        assertThatThrownBy(() -> routeTo(download(PUBLIC_API, "resultHosts=RAW(" + hosts + ")")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("The option resultHosts is '" + hosts + "'");
    }

    @Test
    void aUrlThatNoCallGaveIsNotCalledPaidFor() {
        inside.enqueue(new MockResponse.Builder().code(404).build());
        routeTo(download(baseUrl()));
        String url = url("/1.jpg");

        Exchange exchange = send("anything", Map.of(PixelcutConstants.RESULT_URL, url));

        PixelcutException failure = notFetched(exchange);
        assertThat(failure.getResultUrl()).isEqualTo(url);
        assertThat(failure).hasMessageContainingAll("could not be fetched from " + url, "the result host answered 404");
    }

    @Test
    void aTransientFailureOfSuchADownloadMayBeRepeated() {
        inside.enqueue(new MockResponse.Builder().code(503).build());
        routeTo(download(baseUrl(), "maxRetries=0"));

        assertThat(notFetched(send(url("/1.jpg"))).isRetryable()).isTrue();
    }

    @Test
    void aUrlThatACallGaveIsCalledPaidFor() {
        inside.enqueue(resultUrl(url("/1.jpg")));
        inside.enqueue(new MockResponse.Builder().code(404).build());
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // Another client, by its settings, and another exchange, without what the first one knew.
                from("direct:later").to(download(baseUrl(), "connectTimeout=5000"));
            }
        });
        routeTo(pixelcut(baseUrl(), "output=url"));

        String url = send(Pictures.PNG).getMessage().getBody(String.class);
        Exchange later =
                template.send("direct:later", exchange -> exchange.getMessage().setBody(url));

        assertThat(failureOf(later)).hasMessageContaining("made and paid for");
        assertThat(((PixelcutException) failureOf(later)).isPossiblyCharged()).isTrue();
    }

    private static PixelcutException notFetched(Exchange exchange) {
        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutTransportException.class);
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure).hasMessageContaining("could not be fetched");
        assertThat(failure.getMessage()).doesNotContain("made and paid for");
        assertThat(failure.isPossiblyCharged()).isFalse();
        return failure;
    }

    private static String download(String baseUrl, String... options) {
        return pixelcut(baseUrl, options).replace("generate-background", "download");
    }

    private static MockResponse resultUrl(String url) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"result_url\": \"" + url + "\"}")
                .build();
    }

    private static MockResponse picture() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(Pictures.JPEG))
                .build();
    }

    private String url(String path) {
        return baseUrl() + path;
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + inside.getPort();
    }
}
