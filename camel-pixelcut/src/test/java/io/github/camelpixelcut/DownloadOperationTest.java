package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture whose URL was stored is downloaded later, by another message or another process. */
class DownloadOperationTest extends SandboxTestSupport {

    private static String download() {
        return "pixelcut:download?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl() + "&retryDelay=1";
    }

    private String resultUrl() {
        return send(generate("&output=url"), photo()).getMessage().getBody(String.class);
    }

    @Test
    void aPictureIsDownloadedFromAUrlInTheBodyWithoutPaying() throws Exception {
        String url = resultUrl();

        assertThat(picture(send(download(), (Object) url)).getWidth()).isEqualTo(1024);
        Exchange result = send(download(), (Object) URI.create(url));

        assertThat(picture(result).getWidth()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void aUrlInTheHeaderOverridesTheBody() throws Exception {
        String url = resultUrl();

        Exchange result = send(download(), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL, url);
        });

        assertThat(picture(result).getWidth()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL)).isEqualTo(url);
        assertThat(sandbox.stats().requests()).isEqualTo(1);
    }

    @Test
    void afterOutputUrlItNeedsNoFurtherSettings() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two-steps").to(generate("&output=url")).to(download());
            }
        });

        assertThat(picture(send("direct:two-steps", photo())).getWidth()).isEqualTo(1024);
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void theUrlOfAMissingPictureStaysInTheException() {
        String gone = sandbox.baseUrl() + "/results/gone.jpg";

        Exchange result = send(download(), (Object) gone);

        assertThatObject(result.getException()).isInstanceOfSatisfying(PixelcutTransportException.class, failure -> {
            assertThat(failure.getStatusCode()).isEqualTo(404);
            assertThat(failure.getResultUrl()).isEqualTo(gone);
            assertThat(failure.isPossiblyCharged()).isFalse();
        });
        assertThat(result.getMessage().getHeaders())
                .doesNotContainKeys(PixelcutConstants.RESULT_URL, PixelcutConstants.RESULT_URL_EXPIRES);
    }

    @ParameterizedTest(name = "body ''{0}''")
    @NullSource
    @ValueSource(strings = {"", "photos/mug.jpg", "/etc/passwd", "file:/etc/passwd", "ftp://127.0.0.1/mug.jpg"})
    void aBodyThatIsNotAUrlIsRefused(String body) {
        Exchange result = send(download(), (Object) body);

        assertThatObject(result.getException())
                .isInstanceOfSatisfying(
                        PixelcutRequestException.class,
                        failure -> assertThat(failure.getErrorCode())
                                .isEqualTo(body == null ? ErrorCode.MISSING_PARAMETER : ErrorCode.INVALID_PARAMETER));
        assertThat(result.getException()).hasMessageContainingAll(PixelcutConstants.RESULT_URL, "http or https");
    }

    @Test
    void aHeaderThatIsNotAUrlIsRefused() {
        Exchange result = template.request(
                download(),
                exchange -> exchange.getMessage().setHeaders(Map.of(PixelcutConstants.RESULT_URL, "mug.jpg")));

        assertThat(result.getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContainingAll(PixelcutConstants.RESULT_URL, "mug.jpg");
    }
}
