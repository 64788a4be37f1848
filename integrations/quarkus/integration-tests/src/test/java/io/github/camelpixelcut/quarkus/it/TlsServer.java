package io.github.camelpixelcut.quarkus.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A TLS server that answers 42 credits. Its certificate is trusted only with the bean {@code trusting}. */
@Singleton
class TlsServer {

    private static final String PASSWORD = "for this test";

    private final Path folder = Files.createTempDirectory(Path.of("target"), "tls");
    private final CamelContext context;

    TlsServer(CamelContext context) throws Exception {
        this.context = context;
        new CertificateGenerator(folder, true)
                .generate(new CertificateRequest()
                        .withName("api")
                        .withPassword(PASSWORD)
                        .withFormat(Format.PKCS12));
    }

    HttpsServer start() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store("api-keystore.p12"));
        keys.setKeyPassword(PASSWORD);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)));
        server.createContext("/v1/credits", TlsServer::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] answer = "{\"credits_remaining\": 42}".getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Produces
    @Singleton
    @Named("trusting")
    SSLContextParameters trusting() {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store("api-truststore.p12"));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        return parameters;
    }

    private KeyStoreParameters store(String file) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + folder.resolve(file));
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        return store;
    }
}
