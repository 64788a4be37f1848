package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnexpectedAnswerTest extends SandboxTestSupport {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private String pixelcut(String options) {
        return "pixelcut:generate-background?apiKey=" + KEY + "&retryDelay=1" + options;
    }

    private void answer(int status, String contentType, byte[] body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", contentType)
                .body(new Buffer().write(body))
                .build());
    }

    @Test
    void aUrlThatCameInsteadOfThePictureIsNotLost() throws Exception {
        answer(200, "application/json", ("{\"result_url\": \"" + baseUrl() + "/1.jpg\"}").getBytes());
        answer(200, "image/jpeg", photo());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photos")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1))
                        .to(pixelcut("&baseUrl=" + baseUrl()));
            }
        });

        Exchange result = send("direct:photos", photo());

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
        assertThat(server.takeRequest().getMethod()).isEqualTo("POST");
        assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
    }

    @Test
    void aUrlThatCameInsteadOfThePictureIsInTheExceptionAndTheHeader() {
        answer(200, "application/json", ("{\"result_url\": \"" + baseUrl() + "/1.jpg\"}").getBytes());

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), photo());

        assertThat(result.getException(PixelcutTransportException.class).getResultUrl())
                .isEqualTo(baseUrl() + "/1.jpg")
                .isEqualTo(result.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        assertThat(result.getException(PixelcutException.class).isPossiblyCharged())
                .isTrue();
    }

    @Test
    void theUrlOfAnEarlierPictureDoesNotStayBesideANewOne() {
        answer(200, "image/jpeg", photo());

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL, "https://example.com/old.jpg");
        });

        assertThat(result.getMessage().getHeaders()).doesNotContainKey(PixelcutConstants.RESULT_URL);
    }

    @Test
    void aProxyThatRefusesTheTunnelCostsNothing() {
        answer(502, "text/html", "<html>no</html>".getBytes());

        Exchange result = send(
                pixelcut("&baseUrl=https://api.example.com&proxyHost=127.0.0.1&proxyPort=" + server.getPort()),
                photo());

        assertThat(result.getException()).isInstanceOfSatisfying(PixelcutServerException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(502);
            assertThat(e.isPossiblyCharged()).isFalse();
        });
    }

    @Test
    void aStreamIsNotSentAgainAndTheErrorSaysWhatToDo() {
        answer(503, "application/json", new byte[0]);

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), new ByteArrayInputStream(photo()));

        assertThat(result.getException())
                .isInstanceOf(PixelcutServerException.class)
                .hasMessageContaining("Enable stream caching");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aRedeliveredStreamIsNotTakenForAnEmptyBody() throws Exception {
        answer(503, "application/json", new byte[0]);
        InputStream stream = new ByteArrayInputStream(photo());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:streams")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1))
                        .to(pixelcut("&imageUrl=http://127.0.0.1/other.jpg&baseUrl=" + baseUrl()));
            }
        });

        assertThat(send("direct:streams", stream).getException()).hasMessageContaining("enable stream caching");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
