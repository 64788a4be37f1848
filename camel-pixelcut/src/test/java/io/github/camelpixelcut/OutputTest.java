package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.Test;

class OutputTest extends SandboxTestSupport {

    @Test
    void thePictureIsTheBodyByDefault() throws Exception {
        Exchange result = send(generate(""), photo());

        assertThat(picture(result).getWidth()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
        assertThat(result.getMessage().getHeaders()).doesNotContainKey(PixelcutConstants.RESULT_URL);
    }

    @Test
    void outputUrlReturnsTheUrlAndItsExpiry() throws Exception {
        Exchange result = send(generate("&output=url"), photo());

        String url = result.getMessage().getBody(String.class);
        assertThat(ImageIO.read(URI.create(url).toURL()).getHeight()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/plain");
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL)).isEqualTo(url);
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL_EXPIRES, Instant.class))
                .isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void outputDownloadReturnsThePictureAndItsUrlForOnePayment() throws Exception {
        Exchange result = send(generate("&output=download"), photo());

        assertThat(picture(result).getWidth()).isEqualTo(1024);
        assertThat(result.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class))
                .startsWith(sandbox.baseUrl());
        assertThat(sandbox.stats().generated()).isEqualTo(1);
    }

    @Test
    void theHeaderChoosesTheOutputForOneMessage() {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader(PixelcutConstants.OUTPUT, "url");
        });

        assertThat(result.getMessage().getBody()).isInstanceOf(String.class);
    }

    @Test
    void thePictureCanBeReadMoreThanOnce() throws Exception {
        Exchange result = send(generate(""), photo());

        StreamCache body = result.getMessage().getBody(StreamCache.class);
        byte[] first = result.getMessage().getBody(byte[].class);
        body.reset();
        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(first).isNotEmpty();
    }

    @Test
    void thePictureIsCompleteAsBytesEvenAfterItWasRead() throws Exception {
        Exchange result = send(generate(""), photo());

        byte[] read = result.getMessage().getBody(InputStream.class).readAllBytes();

        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(read).isNotEmpty();
    }

    @Test
    void aCopyOfThePictureHasItsOwnPosition() throws Exception {
        Exchange result = send(generate(""), photo());

        StreamCache body = result.getMessage().getBody(StreamCache.class);
        StreamCache copy = body.copy(result);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        copy.writeTo(read);

        assertThat(body.position()).isZero();
        assertThat(copy.position()).isEqualTo(body.length()).isEqualTo(read.size());
        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(read.toByteArray());
    }

    @Test
    void creditsReturnsANumber() {
        send(generate(""), photo());

        Exchange result = send("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), (Object) null);

        assertThat(result.getMessage().getBody())
                .isEqualTo(sandbox.stats().creditsRemaining())
                .isInstanceOf(Long.class);
    }
}
