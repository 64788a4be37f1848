package io.github.camelpixelcut.benchmarks.client;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5, without Camel. */
final class HttpClientCaller implements Caller {

    private final CloseableHttpClient http;
    private final String url;

    HttpClientCaller(String baseUrl, int maxConcurrent) {
        url = baseUrl + "/v1/generate-background";
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(maxConcurrent)
                        .setMaxConnPerRoute(maxConcurrent)
                        .build())
                .build();
    }

    @Override
    public long call(Path picture) throws Exception {
        HttpPost post = new HttpPost(url);
        post.setHeader("X-API-KEY", "sk_benchmark");
        post.setHeader("Accept", "image/*");
        post.setEntity(MultipartEntityBuilder.create()
                .addTextBody("scene", "marble")
                .addBinaryBody(
                        "image",
                        picture.toFile(),
                        ContentType.IMAGE_JPEG,
                        picture.getFileName().toString())
                .build());
        return http.execute(post, HttpClientCaller::result).length;
    }

    private static byte[] result(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("The server answered " + response.getCode());
        }
        return EntityUtils.toByteArray(response.getEntity());
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
