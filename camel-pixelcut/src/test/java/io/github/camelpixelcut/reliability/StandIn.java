package io.github.camelpixelcut.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;

/** A server in place of the API, with answers that no healthy server gives. */
final class StandIn implements FaultyServer {

    /** The statuses by which the service says that it made nothing. */
    private static final Pattern REFUSAL = Pattern.compile("HTTP/1\\.1 (3..|4..|500|503)\\b.*");

    private final MockWebServer server = new MockWebServer();
    private final String host;
    private final List<MockResponse> answers;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger keys = new AtomicInteger();

    /** @param answers the answers in this order; the last one is repeated */
    StandIn(MockResponse... answers) {
        this(null, answers);
    }

    /**
     * @param certificate the server's certificate; null for plain http
     * @param answers the answers in this order; the last one is repeated
     */
    StandIn(HeldCertificate certificate, MockResponse... answers) {
        this.answers = List.of(answers);
        this.host = certificate == null ? "http://127.0.0.1:" : "https://localhost:";
        if (certificate != null) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
        }
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return next(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockResponse next(RecordedRequest request) {
        if (request.getHeaders().get("X-API-KEY") != null) {
            keys.incrementAndGet();
        }
        int number = requests.getAndIncrement();
        MockResponse answer = answers.get(Math.min(number, answers.size() - 1));
        if (isWholeForm(request) && !isRefusal(answer)) {
            pictures.incrementAndGet();
        }
        return answer;
    }

    private static boolean isWholeForm(RecordedRequest request) {
        ByteString body = request.getBody();
        return body != null && body.endsWith(ByteString.encodeUtf8(SocketServer.END_OF_FORM));
    }

    private static boolean isRefusal(MockResponse answer) {
        return REFUSAL.matcher(answer.getStatus()).matches();
    }

    @Override
    public String baseUrl() {
        return host + port();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int pictures() {
        return pictures.get();
    }

    /** The number of requests with an API key. */
    int keys() {
        return keys.get();
    }

    @Override
    public void close() {
        server.close();
    }
}
