package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return "pixelcut:generate-background?apiKey=" + KEY + "&retryDelay=1&requestsPerSecond=10000" + options;
    }

    private void answer(int status, String contentType, byte[] body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", contentType)
                .body(new Buffer().write(body))
                .build());
    }

    @Test
    void aUrlInsteadOfThePictureIsUsedByARedelivery() throws Exception {
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
    void aUrlInsteadOfThePictureIsInTheExceptionAndTheHeader() {
        answer(200, "application/json", ("{\"result_url\": \"" + baseUrl() + "/1.jpg\"}").getBytes());

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), photo());

        assertThat(result.getException(PixelcutTransportException.class).getResultUrl())
                .isEqualTo(baseUrl() + "/1.jpg")
                .isEqualTo(result.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        assertThat(result.getException(PixelcutException.class).isPossiblyCharged())
                .isTrue();
    }

    @Test
    void aRedeliveryRepeatsADownload() throws Exception {
        answer(500, "text/plain", new byte[0]);
        answer(404, "text/plain", new byte[0]);
        answer(200, "image/jpeg", photo());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:urls")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .to("pixelcut:download?apiKey=" + KEY + "&maxRetries=0&baseUrl=" + baseUrl());
            }
        });

        Exchange result = send("direct:urls", (Object) (baseUrl() + "/1.jpg"));

        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
    }

    @Test
    void theUrlOfAnEarlierPictureIsRemoved() {
        answer(200, "image/jpeg", photo());

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL, "https://example.com/old.jpg");
        });

        assertThat(result.getMessage().getHeaders()).doesNotContainKey(PixelcutConstants.RESULT_URL);
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
    void aRedeliveredStreamIsNotTreatedAsAnEmptyBody() throws Exception {
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

    @Test
    void aUrlThatJavaCannotParseIsReturned() {
        for (String url : List.of("https://user_files.example.com/a.jpg", "https://x.example.com/a b.jpg?sig=1|2")) {
            answer(200, "application/json", ("{\"result_url\": \"" + url + "\"}").getBytes());

            Exchange result = send(pixelcut("&output=url&baseUrl=" + baseUrl()), photo());

            assertThat(result.getMessage().getBody()).isEqualTo(url);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " -> ",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " HOST/1.jpg  -> /1.jpg",
                "\uFEFFHOST/1.jpg\\r\\n -> /1.jpg",
                "HOST/a b.jpg?sig=1|2 -> /a%20b.jpg?sig=1%7C2",
                "HOST/a%20b[1].jpg -> /a%20b%5B1%5D.jpg",
                "HOST/größe 100%.jpg -> /gr%C3%B6%C3%9Fe%20100%25.jpg"
            })
    void aUrlThatIsNotEncodedIsFetched(String spelt, String path) throws Exception {
        String url = spelt.replace("HOST", baseUrl());
        answer(200, "application/json", ("{\"result_url\": \"" + url + "\"}").getBytes(UTF_8));
        answer(200, "image/jpeg", photo());

        Exchange result = send(pixelcut("&output=download&baseUrl=" + baseUrl()), photo());

        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo(url.replaceAll("\\\\r\\\\n|\uFEFF", "").strip());
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo(path);
    }

    @Test
    void theOperationDownloadFetchesSuchAUrlToo() throws Exception {
        for (String url : List.of("/a b.jpg", "/ü[1].jpg")) {
            answer(200, "image/jpeg", photo());

            Exchange result = send(
                    "pixelcut:download?apiKey=" + KEY + "&baseUrl=" + baseUrl(),
                    exchange -> exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL, " " + baseUrl() + url));

            assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
        }
        assertThat(server.takeRequest().getTarget()).isEqualTo("/a%20b.jpg");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/%C3%BC%5B1%5D.jpg");
    }

    @Test
    void aRedirectToSuchAUrlIsFollowed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/a b|c.jpg")
                .build());
        answer(200, "image/jpeg", photo());

        Exchange result =
                send("pixelcut:download?apiKey=" + KEY + "&baseUrl=" + baseUrl(), (Object) (baseUrl() + "/1.jpg"));

        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/a%20b%7Cc.jpg");
    }

    @Test
    void aUrlThatCannotBeFetchedIsNotLost() {
        String url = "http://no host.example.com/a.jpg";
        answer(200, "application/json", ("{\"result_url\": \"" + url + "\"}").getBytes());

        Exchange result = send(pixelcut("&output=download&baseUrl=" + baseUrl()), photo());

        assertThat(result.getException()).hasMessageContainingAll(url, "no valid URL");
        assertThat(result.getException(PixelcutTransportException.class).getResultUrl())
                .isEqualTo(url);
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL)).isEqualTo(url);
    }

    @Test
    void aUrlWithBlanksAroundItInsteadOfThePictureIsNotLost() {
        answer(200, "application/json", ("{\"result_url\": \" " + baseUrl() + "/1.jpg \"}").getBytes());

        Exchange result = send(pixelcut("&baseUrl=" + baseUrl()), photo());

        assertThat(result.getException(PixelcutTransportException.class).getResultUrl())
                .isEqualTo(baseUrl() + "/1.jpg");
    }

    @Test
    void aPictureWithAGenericContentTypeIsAccepted() {
        answer(200, "application/json", ("{\"result_url\": \"" + baseUrl() + "/1.jpg\"}").getBytes());
        answer(200, "binary/octet-stream", photo());

        Exchange result = send(pixelcut("&output=download&baseUrl=" + baseUrl()), photo());

        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(photo());
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
    }

    @Test
    void anInterceptorThatFailsAfterTheCallDoesNotCauseAnotherPaidCall() throws Exception {
        answer(200, "image/jpeg", photo());
        context.getRegistry().bind("broken", (HttpClientConfigurer)
                builder -> builder.addResponseInterceptorLast((response, entity, http) -> {
                    throw new IllegalStateException("a defect of the interceptor");
                }));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intercepted")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .to(pixelcut("&httpClientConfigurer=#broken&baseUrl=" + baseUrl()));
            }
        });

        assertThat(send("direct:intercepted", photo()).getException())
                .isInstanceOfSatisfying(
                        PixelcutTransportException.class,
                        e -> assertThat(e.isPossiblyCharged()).isTrue())
                .hasMessageContaining("a defect of the interceptor");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aBrokenStreamIsNotSentAsACompleteBody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(socket));
            InputStream broken =
                    new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the disk is gone");
                        }
                    });

            Exchange result = send(pixelcut("&baseUrl=http://127.0.0.1:" + socket.getLocalPort()), broken);

            assertThat(result.getException()).hasMessageContaining("the disk is gone");
            assertThat(new String(received.get(30, TimeUnit.SECONDS), StandardCharsets.ISO_8859_1))
                    .startsWith("POST ")
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    private static byte[] readAll(ServerSocket socket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Socket connection = socket.accept()) {
            connection.getInputStream().transferTo(bytes);
        } catch (IOException e) {
            // The client may end the connection with a reset.
        }
        return bytes.toByteArray();
    }
}
