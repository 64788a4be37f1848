package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Which servers are trusted, and which results are downloaded. Servers that are not trusted: {@code BeforeSendingTest}.
 */
class TlsTest extends RouteTestSupport {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate LOCALHOST = certificateOf("localhost");

    private MockWebServer api;

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void anEndpointOptionMakesAServerTrusted() throws IOException {
        start(LOCALHOST);
        answerWithPicture();
        trustAuthority();
        routeTo(pixelcut(baseUrl(), "sslContextParameters=#trusting"));

        assertThat(send(Pictures.PNG).getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
    }

    @Test
    void theTlsSettingsOfTheContextAreUsedIfEnabledOnTheComponent() throws IOException {
        start(LOCALHOST);
        answerWithPicture();
        context.setSSLContextParameters(trustAuthority());
        context.getComponent("pixelcut", PixelcutComponent.class).setUseGlobalSslContextParameters(true);
        routeTo(pixelcut(baseUrl()));

        assertThat(send(Pictures.PNG).getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
    }

    @Test
    void theTlsSettingsOfTheContextAreNotUsedByDefault() throws IOException {
        start(LOCALHOST);
        answerWithPicture();
        context.setSSLContextParameters(trustAuthority());
        routeTo(pixelcut(baseUrl()));

        assertRefused(send(Pictures.PNG));
    }

    @Test
    void aResultIsNotDownloadedFromAnUntrustedServer() throws IOException {
        start(LOCALHOST);
        try (MockWebServer results = new MockWebServer()) {
            results.useHttps(certificates(new HeldCertificate.Builder()
                            .addSubjectAlternativeName("localhost")
                            .build())
                    .sslSocketFactory());
            results.start();
            trustAuthority();
            answerWithResultUrl("https://localhost:" + results.getPort() + "/1.jpg");
            routeTo(pixelcut(baseUrl(), "sslContextParameters=#trusting", "output=download", "maxRetries=0"));

            assertThat(failureOf(send(Pictures.PNG)))
                    .isExactlyInstanceOf(PixelcutTransportException.class)
                    .hasMessageContaining("could not be fetched")
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(results.getRequestCount()).isZero();
        }
    }

    @Test
    void aResultOfAnEncryptedApiIsNotDownloadedUnencrypted() throws IOException {
        start(LOCALHOST);
        try (MockWebServer results = new MockWebServer()) {
            results.start();
            trustAuthority();
            answerWithResultUrl(results.url("/1.jpg").toString());
            routeTo(pixelcut(baseUrl(), "sslContextParameters=#trusting", "output=download"));

            assertThat(failureOf(send(Pictures.PNG))).hasMessageContaining("only https URLs are fetched");
            assertThat(results.getRequestCount()).isZero();
        }
    }

    @Test
    void aResultOfAnEncryptedApiIsNotRedirectedToPlainHttp() throws IOException {
        start(LOCALHOST);
        try (MockWebServer results = new MockWebServer()) {
            results.start();
            trustAuthority();
            answerWithResultUrl(baseUrl() + "/1.jpg");
            api.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", results.url("/2.jpg"))
                    .build());
            routeTo(pixelcut(baseUrl(), "sslContextParameters=#trusting", "output=download", "maxRetries=0"));

            assertThat(failureOf(send(Pictures.PNG)))
                    .hasMessageContaining("only redirects to https are followed, not to http");
            assertThat(results.getRequestCount()).isZero();
        }
    }

    private void assertRefused(Exchange exchange) {
        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasCauseInstanceOf(SSLException.class)
                .hasMessageEndingWith("The call cost nothing");
        PixelcutTransportException failure = (PixelcutTransportException) failureOf(exchange);
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.isPossiblyCharged()).isFalse();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(api.getRequestCount()).isZero();
    }

    private void start(HeldCertificate certificate) throws IOException {
        api = new MockWebServer();
        api.useHttps(certificates(certificate).sslSocketFactory());
        api.start();
    }

    private void answerWithPicture() {
        api.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(Pictures.JPEG))
                .build());
    }

    private String baseUrl() {
        return "https://localhost:" + api.getPort();
    }

    private void answerWithResultUrl(String url) {
        api.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"result_url\": \"" + url + "\"}")
                .build());
    }

    private SSLContextParameters trustAuthority() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .trustManager());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        context.getRegistry().bind("trusting", parameters);
        return parameters;
    }

    private static HandshakeCertificates certificates(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    private static HeldCertificate certificateOf(String host) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName(host)
                .build();
    }
}
