package io.github.camelpixelcut.benchmarks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The JDK's HttpClient. It has no support for multipart forms, so the form is composed here. */
final class JdkCaller implements Caller {

    private static final String BOUNDARY = "----------------boundary-of-the-benchmark";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    JdkCaller(String baseUrl) {
        url = URI.create(baseUrl + "/v1/generate-background");
    }

    @Override
    public long call(Path picture) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-API-KEY", "sk_benchmark")
                .header("Accept", "image/*")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(form(picture))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("The server answered " + response.statusCode());
        }
        return response.body().length;
    }

    private static BodyPublisher form(Path picture) throws FileNotFoundException {
        String head = """
                --%1$s
                Content-Disposition: form-data; name="scene"

                marble
                --%1$s
                Content-Disposition: form-data; name="image"; filename="%2$s"
                Content-Type: image/jpeg

                """.formatted(BOUNDARY, picture.getFileName()).replace("\n", "\r\n");
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, UTF_8),
                BodyPublishers.ofFile(picture),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n", UTF_8));
    }

    @Override
    public void close() {
        // In Java 17 the client cannot be closed.
    }
}
