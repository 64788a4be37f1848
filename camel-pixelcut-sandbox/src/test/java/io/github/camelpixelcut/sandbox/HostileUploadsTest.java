package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.sandbox.ApiClient.Response;
import io.github.camelpixelcut.sandbox.internal.input.HostileImages;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are a lot of work for a decoder do not keep the sandbox from its other work. */
class HostileUploadsTest {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    private final ApiClient api = new ApiClient(sandbox.baseUrl());

    @Test
    void manyJpegsWithHundredsOfScansAreRefusedAndAnOrdinaryCallGetsItsPicture() {
        byte[] bomb = new MultipartBody()
                .image(HostileImages.progressiveJpeg(6000, 300))
                .whole();

        var refused = Stream.generate(() -> api.multipartAsync(bomb)).limit(10).toList();
        Response ordinary = api.multipart(new MultipartBody().image(TestImages.jpeg()));

        assertThat(ordinary.status()).isEqualTo(200);
        assertThat(refused)
                .extracting(CompletableFuture::join)
                .extracting(Response::error)
                .allSatisfy(error -> assertThat(error)
                        .isEqualTo("400 malformed_image: The image could not be decoded:"
                                + " the JPEG has 300 scans of 6000x6000, the limit is 20"));
    }

    @Test
    void theWorkEndsWhenTheCallerHasGone() throws IOException {
        byte[] slow = new MultipartBody()
                .image(HostileImages.progressiveJpeg(6000, 20))
                .whole();

        callAndHangUp(slow);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> sandbox.stats().errors().equals(Map.of("http_499", 1L)));
        assertThat(sandbox.stats()).isEqualTo(new SandboxStats(1, 0, 0, 1000, Map.of("http_499", 1L), Map.of()));
    }

    private static void callAndHangUp(byte[] body) throws IOException {
        URI address = URI.create(sandbox.baseUrl());
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            String head = """
                    POST /v1/generate-background HTTP/1.1\r
                    Host: sandbox\r
                    X-API-KEY: any\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(MultipartBody.CONTENT_TYPE, body.length);
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
        }
    }
}
