package io.github.camelpixelcut.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.benchmarks.server.Attempt;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import io.github.camelpixelcut.benchmarks.server.UploadCounts;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;

/** The load server in a separate process. */
final class ServerProcess implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JavaProcess jvm;
    private final int port;

    ServerProcess(JavaProcess jvm) throws IOException, InterruptedException {
        this.jvm = jvm;
        this.port = Integer.parseInt(jvm.readLine());
    }

    String baseUrl(long latencyMillis) {
        return LoadServer.baseUrl(port, latencyMillis);
    }

    String accountUrl(String name, AccountCase account, String caller) {
        return LoadServer.accountUrl(port, name, account.limit(), account.rate(), caller, account.latencyMillis());
    }

    UploadCounts counts() throws IOException {
        return MAPPER.readValue(url("/counts"), UploadCounts.class);
    }

    List<Attempt> attempts(String account) throws IOException {
        return List.of(MAPPER.readValue(url("/accounts/" + account), Attempt[].class));
    }

    private URL url(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + port + path).toURL();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
