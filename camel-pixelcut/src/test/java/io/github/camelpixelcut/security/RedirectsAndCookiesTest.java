package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The key is sent to one host only. Results can come from another host, which receives neither the key nor a cookie.
 */
class RedirectsAndCookiesTest extends RouteTestSupport {

    private MockWebServer api;
    private MockWebServer elsewhere;

    @BeforeEach
    void startServers() throws IOException {
        api = new MockWebServer();
        api.start();
        elsewhere = new MockWebServer();
        elsewhere.start();
    }

    @AfterEach
    void stopServers() {
        api.close();
        elsewhere.close();
    }

    @Test
    void aRedirectToTheSameHostIsNotFollowedEither() {
        api.enqueue(redirect(302, api.url("/v2/generate-background").toString()));
        api.enqueue(picture());
        routeTo(pixelcut(baseUrl()));

        assertThat(failureOf(send(Pictures.PNG))).isExactlyInstanceOf(PixelcutException.class);
        assertThat(api.getRequestCount()).isOne();
    }

    @Test
    void aRequestForCreditsIsNotRedirectedEither() {
        api.enqueue(redirect(302, elsewhere.url("/v1/credits").toString()));
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + baseUrl());

        assertThat(failureOf(send(null))).isExactlyInstanceOf(PixelcutException.class);
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void aConfigurerCannotEnableRedirects() {
        context.getRegistry().bind("follows", (HttpClientConfigurer)
                builder -> builder.setRedirectStrategy(DefaultRedirectStrategy.INSTANCE));
        api.enqueue(redirect(307, elsewhere.url("/v1/generate-background").toString()));
        elsewhere.enqueue(picture());
        routeTo(pixelcut(baseUrl(), "httpClientConfigurer=#follows"));

        assertThat(failureOf(send(Pictures.PNG))).isExactlyInstanceOf(PixelcutException.class);
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void aDownloadFollowsThreeRedirectsAndNeverSendsTheKey() throws InterruptedException {
        api.enqueue(resultUrl(elsewhere.url("/1")));
        elsewhere.enqueue(redirect(302, "/2"));
        elsewhere.enqueue(redirect(307, elsewhere.url("/3").toString()));
        elsewhere.enqueue(redirect(308, elsewhere.url("/4").toString()));
        elsewhere.enqueue(picture());
        routeTo(pixelcut(baseUrl(), "output=download"));

        Exchange exchange = send(Pictures.PNG);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
        List<RecordedRequest> downloads = requests(elsewhere);
        assertThat(downloads).extracting(RecordedRequest::getTarget).containsExactly("/1", "/2", "/3", "/4");
        assertThat(downloads).allSatisfy(RedirectsAndCookiesTest::assertReceivedNoSecrets);
    }

    @Test
    void aDownloadFromTheHostOfTheApiDoesNotSendTheKeyEither() throws InterruptedException {
        api.enqueue(resultUrl(api.url("/results/1.jpg")));
        api.enqueue(picture());
        routeTo(pixelcut(baseUrl(), "output=download"));

        assertThat(send(Pictures.PNG).getException()).isNull();
        List<RecordedRequest> requests = requests(api);
        assertThat(requests.get(0).getHeaders().get("X-API-KEY")).isEqualTo(KEY);
        assertReceivedNoSecrets(requests.get(1));
    }

    @Test
    void aFourthRedirectOfADownloadIsNotFollowed() {
        api.enqueue(resultUrl(elsewhere.url("/1")));
        for (int i = 2; i <= 5; i++) {
            elsewhere.enqueue(redirect(302, "/" + i));
        }
        elsewhere.enqueue(picture());
        routeTo(pixelcut(baseUrl(), "output=download", "maxRetries=0"));

        PixelcutException failure = notFetched(send(Pictures.PNG));

        assertThat(failure).hasMessageContaining("redirects");
        assertThat(elsewhere.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ftp://127.0.0.1/a.jpg", "file:///etc/passwd", "jar:file:/a.jar!/b", "javascript:1"})
    void aDownloadIsNotRedirectedToAnotherScheme(String target) {
        api.enqueue(resultUrl(elsewhere.url("/1")));
        elsewhere.enqueue(redirect(302, target));
        routeTo(pixelcut(baseUrl(), "output=download", "maxRetries=0"));

        PixelcutException failure = notFetched(send(Pictures.PNG));

        assertThat(failure.getResultUrl()).isEqualTo(elsewhere.url("/1").toString());
        assertThat(elsewhere.getRequestCount()).isOne();
    }

    @Test
    void cookiesOfTheServerAreNotSentBack() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            api.enqueue(withCookie(resultUrl(api.url("/results/1.jpg"))));
            api.enqueue(withCookie(redirect(302, "/results/2.jpg")));
            api.enqueue(withCookie(picture()));
        }
        routeTo(pixelcut(baseUrl(), "output=download"));

        assertThat(send(Pictures.PNG).getException()).isNull();
        assertThat(send(Pictures.PNG).getException()).isNull();

        assertThat(requests(api))
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.getHeaders().names()).doesNotContain("Cookie"));
    }

    private static void assertReceivedNoSecrets(RecordedRequest download) {
        assertThat(download.getHeaders().names())
                .containsExactlyInAnyOrder("Accept", "Connection", "Host", "User-Agent");
        assertThat(download.getHeaders().toString() + download.getTarget()).doesNotContain(KEY);
    }

    private static PixelcutException notFetched(Exchange exchange) {
        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutTransportException.class);
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure).hasMessageContaining("could not be fetched");
        assertThat(failure.isPossiblyCharged()).isTrue();
        assertThat(failure.getResultUrl()).isEqualTo(exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        return failure;
    }

    private static List<RecordedRequest> requests(MockWebServer server) throws InterruptedException {
        List<RecordedRequest> requests = new ArrayList<>();
        while (requests.size() < server.getRequestCount()) {
            requests.add(server.takeRequest());
        }
        return requests;
    }

    private static MockResponse redirect(int status, String target) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Location", target)
                .build();
    }

    private static MockResponse resultUrl(Object url) {
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

    private static MockResponse withCookie(MockResponse answer) {
        return answer.newBuilder()
                .addHeader("Set-Cookie", "session=followed; Path=/")
                .build();
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + api.getPort();
    }
}
