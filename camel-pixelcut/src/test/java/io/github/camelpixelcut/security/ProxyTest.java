package io.github.camelpixelcut.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;

/** A proxy tunnels an encrypted call. It sees the host of the call, but neither the path nor the key. */
class ProxyTest extends RouteTestSupport {

    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("api.example.org")
            .build();

    /** The server acts first as the proxy and then, through the tunnel, as the API. */
    @Test
    void theProxyDoesNotReceiveTheKeyAndTheApiDoesNotReceiveTheProxyPassword()
            throws IOException, InterruptedException {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.useHttps(certificates().sslSocketFactory());
            proxy.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                    .inTunnel()
                    .build());
            proxy.enqueue(new MockResponse.Builder().inTunnel().build());
            proxy.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "image/jpeg")
                    .body(new Buffer().write(Pictures.JPEG))
                    .build());
            proxy.start();
            trustCertificate();
            routeTo(pixelcut(
                    "https://api.example.org",
                    "sslContextParameters=#trusting",
                    "proxyHost=127.0.0.1",
                    "proxyPort=" + proxy.getPort(),
                    "proxyAuthUsername=user",
                    "proxyAuthPassword=hunter2"));

            assertThat(send(Pictures.PNG).getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);

            RecordedRequest first = proxy.takeRequest();
            RecordedRequest tunnel = proxy.takeRequest();
            RecordedRequest call = proxy.takeRequest();
            assertThat(first.getRequestLine()).isEqualTo("CONNECT api.example.org:443 HTTP/1.1");
            assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT api.example.org:443 HTTP/1.1");
            assertThat(first.getHeaders() + "" + tunnel.getHeaders()).doesNotContain(KEY, "X-API-KEY");
            assertThat(tunnel.getHeaders().get("Proxy-Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("user:hunter2".getBytes(US_ASCII)));
            assertThat(call.getRequestLine()).isEqualTo("POST /v1/generate-background HTTP/1.1");
            assertThat(call.getHeaders().get("X-API-KEY")).isEqualTo(KEY);
            assertThat(call.getHeaders().names()).doesNotContain("Proxy-Authorization", "Authorization");
        }
    }

    private void trustCertificate() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(certificates().trustManager());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        context.getRegistry().bind("trusting", parameters);
    }

    private static HandshakeCertificates certificates() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(CERTIFICATE)
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build();
    }
}
