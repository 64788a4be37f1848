package io.github.camelpixelcut.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** An HTTP client for the sandbox. */
record ApiClient(String baseUrl) {

    static final String KEY = "sk_not-a-real-key";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Response json(String body) {
        return send(call("application/json", BodyPublishers.ofString(body)));
    }

    Response multipart(MultipartBody body) {
        return multipart(body.whole());
    }

    Response multipart(byte[] body) {
        return send(call(MultipartBody.CONTENT_TYPE, BodyPublishers.ofByteArray(body)));
    }

    CompletableFuture<Response> multipartAsync(byte[] body) {
        return sendAsync(call(MultipartBody.CONTENT_TYPE, BodyPublishers.ofByteArray(body)));
    }

    /** The JPEG itself. */
    byte[] picture(MultipartBody body) {
        Response answer = send(call(MultipartBody.CONTENT_TYPE, BodyPublishers.ofByteArray(body.whole()))
                .header("Accept", "image/*"));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.body();
    }

    HttpRequest.Builder call(String contentType, BodyPublisher body) {
        return to("/v1/generate-background")
                .header("X-API-KEY", KEY)
                .header("Content-Type", contentType)
                .POST(body);
    }

    Response get(String path) {
        return send(to(path).header("X-API-KEY", KEY));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path));
    }

    static Response fetch(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    static Response send(HttpRequest.Builder request) {
        try {
            return new Response(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static CompletableFuture<Response> sendAsync(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Response::new);
    }

    record Response(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode document() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String resultUrl() {
            return document().path("result_url").textValue();
        }

        /** Status, error code and message in one line, for assertions. */
        String error() {
            return status() + " " + document().path("error_code").textValue() + ": "
                    + document().path("error").textValue();
        }

        @Override
        public String toString() {
            return status() + " " + new String(response.body(), 0, Math.min(response.body().length, 500));
        }
    }
}
