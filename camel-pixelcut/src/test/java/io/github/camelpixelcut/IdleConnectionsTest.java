package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest extends CamelTestSupport {

    @Test
    void idleConnectionsAreClosedIfAnHttpClientConfigurerEnablesIt() throws Exception {
        context.getRegistry().bind("evict", (HttpClientConfigurer)
                builder -> builder.evictIdleConnections(TimeValue.ofMilliseconds(50)));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> afterTheAnswer = CompletableFuture.supplyAsync(() -> answerOnce(server));
            String uri =
                    "pixelcut:credits?apiKey=sk_key&maxRetries=0&httpClientConfigurer=#evict&baseUrl=http://127.0.0.1:"
                            + server.getLocalPort();

            assertThat(template.requestBody(uri, null, Long.class)).isEqualTo(7);

            assertThat(afterTheAnswer)
                    .as("the end of the connection, seen by the server")
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(-1);
        }
    }

    /** Answers one request, keeps the connection open, and returns the next byte that arrives. */
    private static int answerOnce(ServerSocket server) {
        try (Socket socket = server.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            while (!in.readLine().isEmpty()) {
                continue; // the header of the request
            }
            String body = "{\"credits_remaining\": 7}";
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(US_ASCII));
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
