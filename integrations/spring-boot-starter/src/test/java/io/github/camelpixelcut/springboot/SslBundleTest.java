package io.github.camelpixelcut.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A gateway whose certificate is trusted only by the bundle. */
class SslBundleTest {

    @TempDir
    static Path folder;

    private static HttpsServer gateway;
    private static volatile SSLSession session;

    @BeforeAll
    static void startGateway() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(selfSigned(folder.resolve("gateway.p12")), "changeit".toCharArray());
        tls.init(keys.getKeyManagers(), null, null);
        gateway = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setHttpsConfigurator(new HttpsConfigurator(tls));
        gateway.createContext("/v1/credits", exchange -> {
            session = ((HttpsExchange) exchange).getSSLSession();
            byte[] answer = "{\"credits_remaining\": 42}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    @AfterAll
    static void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void theBundleMakesTheGatewayTrusted() {
        try (ConfigurableApplicationContext application = start("camel.component.pixelcut.ssl-bundle=gateway")) {
            assertThat(credits(application)).isEqualTo(42);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"enabled-protocols=TLSv1.2, TLSv1.2", "ciphers=TLS_CHACHA20_POLY1305_SHA256, CHACHA20"})
    void theProtocolsAndCiphersOfTheBundleAreUsed(String option, String inUse) {
        try (ConfigurableApplicationContext application = start(
                "camel.component.pixelcut.ssl-bundle=gateway", "spring.ssl.bundle.jks.gateway.options." + option)) {
            assertThat(credits(application)).isEqualTo(42);
            assertThat(session.getProtocol() + " " + session.getCipherSuite()).contains(inUse);
        }
    }

    @Test
    void withoutTheBundleTheGatewayIsNotTrusted() {
        try (ConfigurableApplicationContext application = start()) {
            assertThatThrownBy(() -> credits(application))
                    .hasCauseInstanceOf(PixelcutTransportException.class)
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
        }
    }

    @Test
    void theErrorForAMissingBundleNamesIt() {
        try (ConfigurableApplicationContext application = start("camel.component.pixelcut.ssl-bundle=getaway")) {
            assertThatThrownBy(() -> credits(application)).hasStackTraceContaining("getaway");
        }
    }

    static class Beans {

        @Bean
        SSLContextParameters otherTls() {
            return new SSLContextParameters();
        }
    }

    @Test
    void theBundleAndOtherTlsSettingsExcludeEachOther() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                Beans.class,
                properties(
                        "camel.component.pixelcut.ssl-bundle=gateway",
                        "camel.component.pixelcut.ssl-context-parameters=#bean:otherTls"))) {
            assertThatThrownBy(() -> credits(application))
                    .hasStackTraceContaining("both ssl-bundle=gateway and ssl-context-parameters");
        }
    }

    private static ConfigurableApplicationContext start(String... more) {
        return TestApplication.start(properties(more));
    }

    private static String[] properties(String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.ssl.bundle.jks.gateway.truststore.location=file:" + folder.resolve("gateway.p12"),
                "spring.ssl.bundle.jks.gateway.truststore.password=changeit",
                "camel.component.pixelcut.base-url=https://127.0.0.1:"
                        + gateway.getAddress().getPort(),
                "camel.component.pixelcut.api-key=any",
                "camel.component.pixelcut.max-retries=0"));
        properties.addAll(List.of(more));
        return properties.toArray(String[]::new);
    }

    private static long credits(ConfigurableApplicationContext application) {
        return application.getBean(ProducerTemplate.class).requestBody("pixelcut:credits", null, Long.class);
    }
}
