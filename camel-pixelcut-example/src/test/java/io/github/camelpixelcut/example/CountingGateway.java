package io.github.camelpixelcut.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes all requests on to a server, and counts the paid calls of each file, also those whose client has died. */
final class CountingGateway implements AutoCloseable {

    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]+)\"");

    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> paid = new TreeMap<>();
    private final HttpServer server;

    CountingGateway(String target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized int paid() {
        return paid.size();
    }

    synchronized Set<String> paidMoreThanOnce() {
        Set<String> files = new TreeSet<>(paid.keySet());
        files.removeIf(file -> paid.get(file) == 1);
        return files;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> response = send(exchange, body);
            Matcher fileName = FILE_NAME.matcher(new String(body, StandardCharsets.ISO_8859_1));
            if (response.statusCode() == 200 && fileName.find()) {
                count(fileName.group(1));
            }
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : Set.of("Accept", "Content-Type", "X-API-KEY")) {
            if (exchange.getRequestHeaders().containsKey(name)) {
                request.header(name, exchange.getRequestHeaders().getFirst(name));
            }
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private synchronized void count(String file) {
        paid.merge(file, 1, Integer::sum);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
