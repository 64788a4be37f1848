package io.github.camelpixelcut.error;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body that can be read again is sent again complete; for any other body, the error says what to do. */
class BodyIsSentAgainTest extends RouteTestSupport {

    /** Larger than any buffer involved, so that a second attempt cannot use leftovers of the first. */
    private static final byte[] PHOTO = paddedTo(700_000, Pictures.PNG);

    @RegisterExtension
    static WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    static Path folder;

    enum Body {
        BYTES {
            @Override
            Object of(byte[] photo, Exchange exchange) {
                return photo;
            }
        },
        FILE {
            @Override
            Object of(byte[] photo, Exchange exchange) throws IOException {
                return PATH.of(photo, exchange) instanceof Path path ? path.toFile() : null;
            }
        },
        PATH {
            @Override
            Object of(byte[] photo, Exchange exchange) throws IOException {
                return Files.write(folder.resolve("photo.png"), photo);
            }
        },
        FILE_OF_A_FILE_CONSUMER {
            @Override
            Object of(byte[] photo, Exchange exchange) throws IOException {
                GenericFile<File> file = new GenericFile<>();
                file.setFile((File) FILE.of(photo, exchange));
                return file;
            }
        },
        STREAM_CACHE_IN_MEMORY {
            @Override
            Object of(byte[] photo, Exchange exchange) {
                return new InputStreamCache(photo);
            }
        },
        STREAM_CACHE_ON_DISK {
            @Override
            Object of(byte[] photo, Exchange exchange) throws IOException {
                exchange.getContext().getStreamCachingStrategy().setSpoolEnabled(true);
                exchange.getContext().getStreamCachingStrategy().setSpoolThreshold(1_000);
                CachedOutputStream out = new CachedOutputStream(exchange, false);
                out.write(photo);
                return out.newStreamCache();
            }
        },
        STREAM_WITH_STREAM_CACHING {
            @Override
            Object of(byte[] photo, Exchange exchange) {
                return new ByteArrayInputStream(photo);
            }
        };

        abstract Object of(byte[] photo, Exchange exchange) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aRetryOfTheComponentSendsTheSameBytes(Body body) {
        api503ThenPicture();
        routeTo(pixelcut(api.baseUrl()));

        Exchange exchange = send(body);

        assertThat(exchange.getException()).isNull();
        List<Request> requests = requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).getBody()).isEqualTo(requests.get(0).getBody());
        assertThat(imageOf(requests.get(1))).isEqualTo(PHOTO);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aRedeliverySendsTheSameImage(Body body) {
        api503ThenPicture();
        redelivering(pixelcut(api.baseUrl(), "maxRetries=0"), true);

        Exchange exchange = send(body);

        assertThat(exchange.getException()).isNull();
        assertThat(requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(imageOf(request)).isEqualTo(PHOTO));
    }

    @Test
    void theComponentSendsAnUncachedStreamOnce() {
        api503ThenPicture();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(IN).streamCache(false).to(pixelcut(api.baseUrl()));
            }
        });

        Exchange exchange = send(new ByteArrayInputStream(PHOTO));

        assertThat(failureOf(exchange)).isExactlyInstanceOf(PixelcutServerException.class);
        assertThat(requests()).hasSize(1);
        assertThat(imageOf(requests().get(0))).isEqualTo(PHOTO);
    }

    @Test
    void theErrorForARedeliveredUncachedStreamSaysToEnableStreamCaching() {
        api503ThenPicture();
        redelivering(pixelcut(api.baseUrl(), "maxRetries=0"), false);

        Exchange exchange = send(new ByteArrayInputStream(PHOTO));

        assertSaysToEnableStreamCaching(exchange);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void theErrorForAClosedUncachedStreamSaysToEnableStreamCaching() throws IOException {
        api503ThenPicture();
        redelivering(pixelcut(api.baseUrl(), "maxRetries=0"), false);
        InputStream file = Files.newInputStream(Files.write(folder.resolve("photo.png"), PHOTO));

        Exchange exchange = send(file);

        assertSaysToEnableStreamCaching(exchange);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void theRestOfAnUncachedStreamIsNeverSentAsAnImage() throws IOException {
        redelivering(pixelcut("http://127.0.0.1:1", "maxRetries=0"), false);

        Exchange exchange = send(new ByteArrayInputStream(PHOTO));

        assertSaysToEnableStreamCaching(exchange);
    }

    @Test
    void anUncachedStreamThatWasSentIsNotReplacedByAnotherImage() {
        api503ThenPicture();
        redelivering(pixelcut(api.baseUrl(), "maxRetries=0", "imageUrl=http://example.org/other.png"), false);

        Exchange exchange = send(new ByteArrayInputStream(PHOTO), Map.of(PixelcutConstants.PROMPT, "a table"));

        assertSaysToEnableStreamCaching(exchange);
        assertThat(requests()).hasSize(1);
    }

    private static void assertSaysToEnableStreamCaching(Exchange exchange) {
        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutRequestException.class)
                .hasMessageContainingAll("read already", "enable stream caching", "nothing was sent");
    }

    private void redelivering(String uri, boolean streamCache) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                from(IN).streamCache(streamCache).to(uri);
            }
        });
    }

    private Exchange send(Body body) {
        return template.send(IN, exchange -> exchange.getMessage().setBody(body.of(PHOTO, exchange)));
    }

    private static void api503ThenPicture() {
        api.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        api.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(Pictures.JPEG)));
    }

    /** In the order of their arrival. */
    private static List<Request> requests() {
        return api.getAllServeEvents().stream()
                .sorted((a, b) ->
                        a.getRequest().getLoggedDate().compareTo(b.getRequest().getLoggedDate()))
                .map(ServeEvent::getRequest)
                .map(Request.class::cast)
                .toList();
    }

    private static byte[] imageOf(Request request) {
        return request.getPart("image").getBody().asBytes();
    }

    private static byte[] paddedTo(int length, byte[] picture) {
        return ByteBuffer.allocate(length).put(picture).array();
    }
}
