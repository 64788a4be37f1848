package io.github.camelpixelcut.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import io.github.camelpixelcut.benchmarks.server.UploadCounts;
import java.io.IOException;
import java.net.URI;

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

    UploadCounts counts() throws IOException {
        return MAPPER.readValue(
                URI.create("http://127.0.0.1:" + port + "/counts").toURL(), UploadCounts.class);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
