package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.CLOSE;
import static io.github.camelpixelcut.reliability.Answers.answer;
import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** No connection, or no trusted connection: nothing was sent and nothing was charged. */
class BeforeSendingTest extends FaultTestSupport {

    private static final int RETRIES = 2;
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    static Stream<FaultCase> cases() {
        return Stream.of(
                new FaultCase(
                        "Connection refused, 1 + 2 attempts",
                        test -> retried(test, NoServer.refusing()),
                        neverConnected(ConnectException.class, "refused")),
                new FaultCase(
                        "Unknown host, 1 + 2 attempts",
                        test -> retried(test, NoServer.at("https://pixelcut.invalid")),
                        neverConnected(UnknownHostException.class, "UnknownHostException")),
                new FaultCase(
                        "`connectTimeout`, 1 + 2 attempts",
                        test -> retried(test, NoServer.silent(), "connectTimeout=200"),
                        neverConnected(ConnectTimeoutException.class, "ConnectTimeoutException")),
                new FaultCase(
                        "Connection refused, with `maxRetries=0`",
                        test -> test.call(NoServer.refusing(), "maxRetries=0"),
                        neverConnected(ConnectException.class, "refused")),
                new FaultCase("An untrusted certificate", BeforeSendingTest::untrusted, notTrusted()),
                new FaultCase(
                        "A certificate for another host",
                        test -> trusted(test, certificate().addSubjectAlternativeName("api.example.org")),
                        notTrusted()),
                new FaultCase(
                        "A certificate that has expired",
                        test -> trusted(
                                test,
                                certificate()
                                        .addSubjectAlternativeName("localhost")
                                        .validityInterval(0, 1_000)),
                        notTrusted()),
                new FaultCase(
                        "A TLS handshake that stalls",
                        BeforeSendingTest::stalled,
                        Outcome.free(IOException.class, "the requestTimeout of 1000 ms was over", false, 0)),
                new FaultCase(
                        "Plain http where TLS was expected",
                        BeforeSendingTest::notEncrypted,
                        Outcome.free(SSLException.class, "The call cost nothing", false, 0)),
                new FaultCase(
                        "The proxy is down, 1 + 2 attempts",
                        BeforeSendingTest::proxyDown,
                        neverConnected(ConnectException.class, "refused")),
                new FaultCase(
                        "The proxy refuses the tunnel",
                        test -> proxied(test, 403),
                        refusedByProxy(PixelcutException.class, 403, false, 1)),
                new FaultCase(
                        "The proxy requires a password",
                        test -> proxied(test, 407),
                        refusedByProxy(PixelcutException.class, 407, false, 1)),
                new FaultCase(
                        "The proxy requires a password, which the second request has",
                        test -> unlocked(test, Pictures.PNG, picture()),
                        Outcome.picture(2, 1)),
                new FaultCase(
                        "The same, and the second request is not answered",
                        test -> unlocked(test, Pictures.PNG, answer().onResponseStart(CLOSE)),
                        new Outcome(
                                PixelcutTransportException.class,
                                0,
                                null,
                                "failed to respond",
                                NoHttpResponseException.class,
                                false,
                                true,
                                2,
                                1)),
                new FaultCase(
                        "The proxy requires a password after reading a stream that cannot be read again",
                        BeforeSendingTest::unlockedTooLate,
                        refusedByProxy(PixelcutException.class, 407, false, 1)),
                new FaultCase(
                        "The proxy cannot reach the API: 502",
                        test -> proxied(test, 502),
                        refusedByProxy(PixelcutServerException.class, 502, false, 1)),
                new FaultCase(
                        "The proxy is overloaded: 503, 1 + 2 attempts",
                        test -> proxied(test, 503),
                        refusedByProxy(PixelcutServerException.class, 503, true, 1 + RETRIES)));
    }

    private static Outcome neverConnected(Class<? extends Throwable> cause, String says) {
        return Outcome.free(cause, says, true, 0);
    }

    private static Outcome notTrusted() {
        return Outcome.free(SSLException.class, "The call cost nothing", false, 0);
    }

    private static Outcome refusedByProxy(
            Class<? extends PixelcutException> exception, int status, boolean retryable, int requests) {
        return new Outcome(exception, status, null, "Pixelcut answered " + status, null, retryable, false, requests, 0);
    }

    private static Seen retried(FaultTestSupport test, NoServer server, String... options) {
        AtomicInteger attempts = test.attempts();
        Seen seen = test.call(
                server,
                Stream.concat(Stream.of(options), Stream.of("maxRetries=" + RETRIES, "httpClientConfigurer=#attempts"))
                        .toArray(String[]::new));
        assertThat(attempts).hasValue(1 + RETRIES);
        return seen;
    }

    private static Seen untrusted(FaultTestSupport test) {
        return test.call(new StandIn(
                certificate().addSubjectAlternativeName("localhost").build(),
                picture().build()));
    }

    private static Seen trusted(FaultTestSupport test, HeldCertificate.Builder certificate) {
        trustAuthority(test);
        return test.call(new StandIn(certificate.build(), picture().build()), "sslContextParameters=#trusting");
    }

    private static Seen stalled(FaultTestSupport test) {
        SocketServer server = test.opened(new SocketServer(client -> TimeUnit.HOURS.sleep(1)));
        return Seen.of(test.through(pixelcut(https(server), "requestTimeout=1000"), Pictures.PNG), server);
    }

    private static Seen notEncrypted(FaultTestSupport test) {
        SocketServer server = test.opened(new SocketServer(client -> {
            client.send("HTTP/1.1 400 Bad Request\r\n\r\n");
            client.skipToEnd();
        }));
        return Seen.of(test.through(pixelcut(https(server)), Pictures.PNG), server);
    }

    private static String https(FaultyServer server) {
        return server.baseUrl().replace("http:", "https:");
    }

    private static Seen proxyDown(FaultTestSupport test) {
        String proxy = NoServer.refusing().baseUrl();
        return retried(
                test,
                NoServer.at("https://api.example.org"),
                "proxyHost=127.0.0.1",
                "proxyPort=" + proxy.substring(proxy.lastIndexOf(':') + 1));
    }

    private static Seen proxied(FaultTestSupport test, int status) {
        StandIn proxy = test.opened(new StandIn(status(status).build()));
        String uri = pixelcut(
                "https://api.example.org", "proxyHost=127.0.0.1", "proxyPort=" + proxy.port(), "maxRetries=" + RETRIES);
        return Seen.of(test.through(uri, Pictures.PNG), proxy);
    }

    /** Without a tunnel, so that the proxy first refuses the call itself. */
    private static Seen unlocked(FaultTestSupport test, Object body, MockResponse.Builder answer) {
        StandIn proxy = test.opened(new StandIn(
                status(407)
                        .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .build(),
                answer.build()));
        String uri = pixelcut(
                "http://api.example.org",
                "allowPlainHttp=true",
                "proxyHost=127.0.0.1",
                "proxyPort=" + proxy.port(),
                "proxyAuthUsername=user",
                "proxyAuthPassword=hunter2");
        return Seen.of(test.through(uri, body), proxy);
    }

    private static Seen unlockedTooLate(FaultTestSupport test) {
        test.camel().setStreamCaching(false);
        return unlocked(test, new ByteArrayInputStream(Pictures.PNG), picture());
    }

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder().signedBy(AUTHORITY);
    }

    private static void trustAuthority(FaultTestSupport test) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .trustManager());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        test.camel().getRegistry().bind("trusting", parameters);
    }
}
