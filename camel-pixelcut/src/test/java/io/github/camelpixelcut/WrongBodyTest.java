package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.testsupport.Pictures;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not an image are refused before anything is sent; the message says what they are and what to do. */
class WrongBodyTest extends SandboxTestSupport {

    private static final String AS_TEXT = "convertBodyTo(String.class)";
    private static final String BASE64 = Base64.getMimeEncoder().encodeToString(Pictures.product());

    @TempDir
    static Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                text("http://shop.example.com/mug.jpg", "text, a URL", AS_TEXT),
                text("  HTTPS://shop.example.com/a b.jpg\r\n", "text, a URL", AS_TEXT),
                text("\uFEFFhttps://shop.example.com/mug.jpg", "text, a URL", AS_TEXT),
                text("https://" + "x".repeat(1_000), "text, a URL", AS_TEXT),
                Arguments.of("https://shop.example.com/größe.jpg", UTF_16, "text, a URL", AS_TEXT),
                text("data:image/png;base64," + BASE64, "text, a data URL", "what follows the comma"),
                text("{\"image_url\": \"http://x/y.jpg\"}", "text, JSON", "out of it"),
                text("[ {\"url\": 1}]", "text, JSON", "out of it"),
                text("{}", "text, JSON", "out of it"),
                text("<!DOCTYPE html>\n<html><body>404</body></html>", "text, HTML", "A page came"),
                text("\n<html lang='de'>", "text, HTML", "A page came"),
                text(BASE64, "text, base64", "unmarshal().base64()"),
                text(Base64.getUrlEncoder().encodeToString(photo()), "text, base64", "unmarshal().base64()"));
    }

    private static Arguments text(String text, String what, String advice) {
        return Arguments.of(text, UTF_8, what, advice);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("texts")
    void textInTheFormOfBytesIsNotSent(String text, Charset charset, String what, String advice) throws IOException {
        byte[] bytes = text.getBytes(charset);
        Path file = Files.write(folder.resolve("text.jpg"), bytes);
        List<Object> bodies = List.of(
                bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes), file, ByteBuffer.wrap(bytes));

        assertThat(bodies)
                .allSatisfy(body -> assertThat(send(generate(""), body).getException())
                        .isInstanceOfSatisfying(
                                PixelcutRequestException.class,
                                e -> assertThat(e.getErrorCode()).isEqualTo(ErrorCode.INVALID_REQUEST_BODY))
                        .hasMessageContainingAll(
                                "The message body is not an image but " + what, advice, "nothing was sent")
                        .satisfies(e ->
                                assertThat(e.getMessage()).hasSizeLessThan(700).doesNotContainPattern("\\p{Cntrl}")));
        assertThat(sandbox.stats().requests()).isZero();
    }

    static Stream<String> formatsThatTheApiMayTake() {
        return Stream.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<?xml version=\"1.0\"?><svg/>",
                "P3\n2 2\n255\n0 0 0 255 0 0 0 255 0 0 0 255\n",
                "P1\n2 2\n1 0 0 1\n",
                "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n",
                "/* XPM */\nstatic char *mug[] = {\n",
                "#define mug_width 16\n",
                "%!PS-Adobe-3.0 EPSF-3.0\n",
                "%PDF-1.7\n",
                "SIMPLE  =                    T\n",
                "gimp xcf v011",
                "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm8gaW1hZ2UgYXQgYWxs",
                "just words",
                "{not JSON",
                "httpd",
                "database:",
                "{\"a\": 1}\0 with a NUL in it");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formatsThatTheApiMayTake")
    void nothingIsRefusedThatMayBeAnImage(String beginning) {
        send(generate(""), beginning.getBytes(UTF_8));

        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void textWithoutAByteOrderMarkInUtf16IsLeftToTheApi() {
        send(generate(""), "https://shop.example.com/mug.jpg".getBytes(UTF_16LE));

        assertThat(sandbox.stats().requests()).isOne();
    }

    @Test
    void withoutValidationTheApiIsTheJudge() {
        send(generate("&validateImage=false"), "{}".getBytes(UTF_8));

        assertThat(sandbox.stats().requests()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"data:image/png;base64,AAAA|a data URL", "{\"a\": 1}|JSON", "<html>|HTML"})
    void aBodyOfTextThatIsNoUrlIsNamedToo(String textAndName) {
        String[] parts = textAndName.split("\\|");

        assertThat(send(generate(""), parts[0]).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContainingAll(
                        "The message body is the text '" + parts[0], "no absolute http or https URL but " + parts[1]);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://x/a b.jpg -> a blank at position 11: write %20",
                "http://x/a|b.jpg -> the character | at position 11: write %7C",
                "http://x/100%.jpg -> a percent sign without two hexadecimal digits at position 13: write %25",
                "\uFEFFhttp://x/a.jpg -> a byte order mark at position 1: remove it"
            })
    void theReasonAndThePlaceInAUrlAreNamed(String urlAndReason) {
        String[] parts = urlAndReason.split(" -> ");

        assertThat(send(generate(""), parts[0]).getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("no absolute http or https URL: there is " + parts[1]);
        assertThat(sandbox.stats().requests()).isZero();
    }

    private static void attach(Exchange exchange, String... names) {
        for (String name : names) {
            exchange.getMessage(AttachmentMessage.class).addAttachment(name, new DataHandler(image(name)));
        }
    }

    private static ByteArrayDataSource image(String name) {
        return new ByteArrayDataSource(name, photo());
    }

    @ParameterizedTest(name = "body: ''{0}''")
    @ValueSource(strings = {" ", "see the attached photo"})
    void attachmentsOfAMessageWithoutAnImageAreNamed(String body) {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(body);
            attach(exchange, "mug.jpg", "in\nvoice.pdf");
        });

        assertThat(result.getException())
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContainingAll(
                        "The message has 2 attachments: 'mug.jpg', 'in voice.pdf'", "Make one of them the body");
    }

    @Test
    void ofManyAttachmentsAFewAreNamed() {
        Exchange result = send(generate(""), exchange -> attach(exchange, "a", "b", "c", "d", "e", "f", "g"));

        assertThat(result.getException())
                .hasMessageContainingAll("the message body is empty. The message has 7 attachments", "'e' and more");
    }

    @Test
    void anImageBesideAttachmentsIsSent() {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            attach(exchange, "invoice.pdf");
        });

        assertThat(result.getException()).isNull();
    }

    @Test
    void theContentOfAnAttachmentIsSent() {
        Exchange result = send(generate(""), exchange -> {
            attach(exchange, "mug.jpg");
            exchange.getMessage()
                    .setBody(exchange.getMessage(AttachmentMessage.class)
                            .getAttachment("mug.jpg")
                            .getInputStream());
        });

        assertThat(result.getException()).isNull();
    }

    @Test
    void howADataHandlerIsReadIsSaid() {
        DataHandler handler = new DataHandler(image("mug.jpg"));

        assertThat(send(generate(""), handler).getException())
                .hasMessageContainingAll("jakarta.activation.DataHandler", "body.getInputStream()");
        assertThat(send(generate(""), new DefaultAttachment(handler)).getException())
                .hasMessageContaining("body.getDataHandler().getInputStream()");
    }

    @Test
    void theOperationDownloadTakesAUrlInTheFormOfBytes() {
        Exchange made = send(generate("&output=url"), photo());
        byte[] url = made.getMessage().getBody(String.class).getBytes(UTF_8);

        Exchange result = send("pixelcut:download?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(), (Object) url);

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void theOperationDownloadSaysHowAStreamBecomesText() {
        assertThat(send(
                                "pixelcut:download?apiKey=" + KEY + "&baseUrl=" + sandbox.baseUrl(),
                                new ByteArrayInputStream("http://x/y".getBytes(UTF_8)))
                        .getException())
                .hasMessageContaining("convertBodyTo(String.class)");
    }

    @Test
    void anEmptyFileIsStillAnEmptyImage() throws IOException {
        assertThat(send(generate(""), Files.createFile(folder.resolve("nothing.jpg")))
                        .getException())
                .isInstanceOf(PixelcutImageException.class);
    }
}
