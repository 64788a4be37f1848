package io.github.camelpixelcut.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component in a Quarkus application, with the routes and properties of {@code src/main/resources}. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class PixelcutTest {

    PixelcutSandbox sandbox;

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate template;

    @Inject
    TlsServer tls;

    @BeforeEach
    void resetSandbox() {
        sandbox.resetStats();
        sandbox.setCredits(1000);
    }

    private String send(Object photo) {
        return template.requestBody("direct:picture", photo, String.class);
    }

    @Test
    void aRouteUsesTheOptionsFromTheProperties() {
        assertThat(send(sandbox.sampleUrl("mug.jpg"))).startsWith(sandbox.baseUrl() + "/results/");
        assertThat(sandbox.stats().generated()).isOne();
    }

    @Test
    void aRejectedImageIsHandledByItsOnException() {
        assertThat(send(new byte[] {1, 2, 3})).isEqualTo("the image: UNSUPPORTED_IMAGE_FORMAT");
    }

    @Test
    void aPossiblyChargedCallIsHandledByItsOnExceptionAndSentOnce() {
        sandbox.failNext(1, 502, null);

        assertThat(send(sandbox.sampleUrl("mug.jpg"))).isEqualTo("perhaps paid: 502");
        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void theHealthCheckIsDownWithFewCredits() {
        sandbox.setCredits(19);

        assertThat(HealthCheckHelper.invokeReadiness(context)).anySatisfy(result -> {
            assertThat(result.getCheck().getId()).isEqualTo("producer:pixelcut-127.0.0.1");
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage()).hasValue("Only 19 credits are left, fewer than minCredits=20");
        });
    }

    @Test
    void theTlsSettingsOfABeanAreUsed() throws Exception {
        assertThat(creditsByTls("&sslContextParameters=#trusting").getMessage().getBody(Long.class))
                .isEqualTo(42);
    }

    @Test
    void withoutTheBeanTheServerIsNotTrusted() throws Exception {
        assertThat(creditsByTls("").getException())
                .isExactlyInstanceOf(PixelcutTransportException.class)
                .hasCauseInstanceOf(SSLException.class);
    }

    private Exchange creditsByTls(String options) throws Exception {
        HttpsServer server = tls.start();
        try {
            String baseUrl = "https://localhost:" + server.getAddress().getPort();
            return template.request("pixelcut:credits?baseUrl=" + baseUrl + options, exchange -> {});
        } finally {
            server.stop(0);
        }
    }

    /**
     * Versions of the root POM must not override those of the platform; different versions of Jackson's parts show
     * that.
     */
    @Test
    void theVersionsAreThoseOfThePlatform() {
        assertThat(new ObjectMapper().version().toString())
                .isEqualTo(new JsonFactory().version().toString());
        assertThat(context.getVersion()).isEqualTo("4.18.2");
    }
}
