package io.github.camelpixelcut.reliability;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutCreditsException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.internal.image.ImageLimits;
import io.github.camelpixelcut.internal.image.ImageReadException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.io.TempDir;

/** The upload does not complete: no picture was made. */
class WhileSendingTest extends FaultTestSupport {

    /**
     * More than the buffers between client and server hold, so that an upload waits until the server continues reading.
     */
    private static final int LARGE = 24 * 1024 * 1024;

    /** The number of bytes that the server reads before it does something else. */
    private static final int BEGINNING = 64 * 1024;

    private static final String PICTURE_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + Pictures.JPEG.length + "\r\n\r\n";

    @TempDir
    static Path folder;

    static Stream<FaultCase> cases() {
        return Stream.of(
                new FaultCase("The connection is reset", WhileSendingTest::reset, cutOff()),
                new FaultCase("The connection is closed", WhileSendingTest::closed, cutOff()),
                new FaultCase(
                        "The server stops reading",
                        WhileSendingTest::stopsReading,
                        Outcome.free(IOException.class, "the requestTimeout of 2000 ms was over", false, 1)),
                new FaultCase(
                        "400 before the end, then closed",
                        test -> early(test, 400, false),
                        refused(PixelcutRequestException.class, 400)),
                new FaultCase(
                        "401 before the end, then closed",
                        test -> early(test, 401, false),
                        refused(PixelcutAuthenticationException.class, 401)),
                new FaultCase(
                        "413 before the end, then closed",
                        test -> early(test, 413, false),
                        refused(PixelcutException.class, 413)),
                new FaultCase(
                        "413 before the end of 25 MB, then closed",
                        WhileSendingTest::earlyOfTheLargest,
                        refused(PixelcutException.class, 413)),
                new FaultCase(
                        "401 before the end, then closed, by TLS",
                        test -> encrypted(test, false),
                        refused(PixelcutAuthenticationException.class, 401)),
                new FaultCase(
                        "401 before the end, and the server reads on, by TLS",
                        test -> encrypted(test, true),
                        refused(PixelcutAuthenticationException.class, 401)),
                new FaultCase(
                        "401 before the end of a stream, then closed",
                        WhileSendingTest::earlyOfAStream,
                        refused(PixelcutAuthenticationException.class, 401)),
                new FaultCase(
                        "403 with a code before the end, then closed",
                        WhileSendingTest::earlyWithACode,
                        new Outcome(
                                PixelcutCreditsException.class,
                                403,
                                ErrorCode.INSUFFICIENT_API_CREDITS.value(),
                                "5 credits remain",
                                null,
                                false,
                                false,
                                1,
                                0)),
                new FaultCase(
                        "429 before the end, then closed, at each of 1 + 2 attempts, and `requestsPerSecond=0`",
                        test -> early(test, 429, false, "maxRetries=2", "requestsPerSecond=0"),
                        retried(PixelcutRateLimitException.class, 429)),
                new FaultCase(
                        "503 before the end, then closed, at each of 1 + 2 attempts",
                        test -> early(test, 503, false, "maxRetries=2"),
                        retried(PixelcutServerException.class, 503)),
                new FaultCase(
                        "502 before the end, then closed",
                        test -> early(test, 502, false),
                        refused(PixelcutServerException.class, 502)),
                new FaultCase(
                        "429 before the end, then closed, and the second attempt is served",
                        WhileSendingTest::earlyAndServedLater,
                        Outcome.picture(2, 1)),
                new FaultCase(
                        "Interim answers (100, 102) before the end", WhileSendingTest::interim, Outcome.picture(1, 1)),
                new FaultCase(
                        "The picture before the end, and the server reads on",
                        WhileSendingTest::earlyPicture,
                        Outcome.picture(1, 1)),
                new FaultCase(
                        "400 before the end, and the server continues reading",
                        test -> early(test, 400, true),
                        refused(PixelcutRequestException.class, 400)),
                new FaultCase(
                        "401 before the end, and the server continues reading",
                        test -> early(test, 401, true),
                        refused(PixelcutAuthenticationException.class, 401)),
                new FaultCase(
                        "413 before the end, and the server continues reading",
                        test -> early(test, 413, true),
                        refused(PixelcutException.class, 413)),
                new FaultCase(
                        "A file that shrinks while it is read",
                        test -> changing(test, 1024 * 1024),
                        notRead("changed while it was sent", 1)),
                new FaultCase(
                        "A file that grows while it is read",
                        test -> changing(test, LARGE + 1),
                        notRead("changed while it was sent", 1)),
                new FaultCase(
                        "A small file that shrinks before it is read",
                        test -> rewritten(test, Pictures.PNG.length - 1),
                        notRead("changed while it was sent", 0)),
                new FaultCase(
                        "A small file that grows before it is read",
                        test -> rewritten(test, Pictures.PNG.length + 1),
                        notRead("changed while it was sent", 0)),
                new FaultCase(
                        "A file that is deleted before the second attempt",
                        WhileSendingTest::vanishing,
                        notRead("NoSuchFileException", 1)),
                new FaultCase(
                        "A stream that throws an exception",
                        WhileSendingTest::breaking,
                        notRead("the disk is gone", 1)),
                new FaultCase(
                        "An endless stream",
                        WhileSendingTest::endless,
                        new Outcome(
                                PixelcutImageException.class,
                                0,
                                ErrorCode.FILE_SIZE_TOO_LARGE.value(),
                                "26214400",
                                null,
                                false,
                                false,
                                1,
                                0)));
    }

    private static Outcome cutOff() {
        return Outcome.free(SocketException.class, "The call cost nothing", false, 1);
    }

    private static Outcome retried(Class<? extends PixelcutException> exception, int status) {
        return new Outcome(exception, status, null, "Pixelcut answered " + status, null, true, false, 3, 0);
    }

    private static Outcome notRead(String says, int requests) {
        return Outcome.free(ImageReadException.class, says, false, requests);
    }

    private static Outcome refused(Class<? extends PixelcutException> exception, int status) {
        return new Outcome(exception, status, null, "Pixelcut answered " + status, null, false, false, 1, 0);
    }

    private static Seen large(FaultTestSupport test, SocketServer.Script script, String... options) {
        return test.call(
                new SocketServer(script),
                new byte[LARGE],
                Stream.concat(Stream.of("validateImage=false"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static Seen reset(FaultTestSupport test) {
        return large(test, client -> {
            client.readHeader();
            client.skip(BEGINNING);
            client.reset();
        });
    }

    private static Seen closed(FaultTestSupport test) {
        return large(test, client -> {
            client.readHeader();
            client.skip(BEGINNING);
        });
    }

    private static Seen stopsReading(FaultTestSupport test) {
        return large(
                test,
                client -> {
                    client.readHeader();
                    TimeUnit.HOURS.sleep(1);
                },
                "requestTimeout=2000");
    }

    private static Seen early(FaultTestSupport test, int status, boolean readsOn, String... options) {
        return large(test, client -> refuse(client, status, readsOn), options);
    }

    private static Seen encrypted(FaultTestSupport test, boolean readsOn) {
        return test.call(
                new SocketServer(TrustedServer.CERTIFICATE, client -> refuse(client, 401, readsOn)),
                new byte[LARGE],
                "validateImage=false",
                TrustedServer.trustedBy(test.camel()));
    }

    private static void refuse(SocketServer.Connection client, int status, boolean readsOn) throws IOException {
        refuse(client, status);
        if (readsOn) {
            client.skipToEnd();
        }
    }

    private static void refuse(SocketServer.Connection client, int status) throws IOException {
        client.readHeader();
        client.skip(BEGINNING);
        client.send("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static Seen earlyOfTheLargest(FaultTestSupport test) {
        return test.call(
                new SocketServer(client -> refuse(client, 413)),
                new byte[(int) ImageLimits.MAX_BYTES],
                "validateImage=false");
    }

    private static Seen earlyOfAStream(FaultTestSupport test) {
        test.camel().setStreamCaching(false);
        return test.call(new SocketServer(client -> refuse(client, 401)), new ByteArrayInputStream(new byte[LARGE]));
    }

    private static Seen earlyWithACode(FaultTestSupport test) {
        String body = "{\"error\": \"5 credits remain\", \"error_code\": \"insufficient_api_credits\"}";
        return large(test, client -> {
            client.readHeader();
            client.skip(BEGINNING);
            client.send("HTTP/1.1 403 No\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
        });
    }

    private static Seen earlyAndServedLater(FaultTestSupport test) {
        AtomicBoolean refused = new AtomicBoolean();
        return large(test, client -> {
            if (refused.compareAndSet(false, true)) {
                refuse(client, 429);
            } else {
                client.readCall();
                client.send(PICTURE_HEAD);
                client.send(Pictures.JPEG);
            }
        });
    }

    /** As servers say that they go on; some do so unasked. */
    private static Seen interim(FaultTestSupport test) {
        return large(test, client -> {
            long length = client.readHeader();
            for (long part = length / 10; length > part; length -= part) {
                client.skip(part);
                client.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n");
                TimeUnit.MILLISECONDS.sleep(50);
            }
            client.skip(length);
            client.makePicture();
            client.send(PICTURE_HEAD);
            client.send(Pictures.JPEG);
        });
    }

    private static Seen earlyPicture(FaultTestSupport test) {
        return large(test, client -> {
            long length = client.readHeader();
            client.skip(length / 2);
            client.makePicture();
            client.send(PICTURE_HEAD);
            client.send(Pictures.JPEG);
            TimeUnit.MILLISECONDS.sleep(500);
            client.skip(length - length / 2);
        });
    }

    /** The file changes after the server has read its beginning and waits for the rest. */
    private static Seen changing(FaultTestSupport test, long newLength) {
        File photo = folder.resolve("changing").toFile();
        setLength(photo, LARGE);
        SocketServer server = new SocketServer(client -> {
            long length = client.readHeader();
            client.skip(BEGINNING);
            setLength(photo, newLength);
            client.skip(length - BEGINNING);
            client.makePicture();
        });
        return test.call(server, photo, "validateImage=false");
    }

    /** The file changes after it was checked and before it is sent. */
    private static Seen rewritten(FaultTestSupport test, long newLength) throws IOException {
        File photo = Files.write(folder.resolve("rewritten"), Pictures.PNG).toFile();
        test.camel().getRegistry().bind("rewrite", (HttpClientConfigurer) builder ->
                builder.addRequestInterceptorLast((request, entity, context) -> setLength(photo, newLength)));
        return test.call(new SocketServer(SocketServer.Connection::readCall), photo, "httpClientConfigurer=#rewrite");
    }

    private static Seen vanishing(FaultTestSupport test) throws IOException {
        Path photo = Files.write(folder.resolve("vanishing"), Pictures.PNG);
        SocketServer server = new SocketServer(client -> {
            long length = client.readHeader();
            client.skip(length);
            Files.delete(photo);
            client.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
        return test.call(server, photo);
    }

    private static Seen breaking(FaultTestSupport test) {
        return stream(test, new byte[400_000], new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });
    }

    private static Seen endless(FaultTestSupport test) {
        return stream(test, Pictures.PNG, new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
    }

    /** Without stream caching, which would read the stream before the component. */
    private static Seen stream(FaultTestSupport test, byte[] beginning, InputStream rest) {
        test.camel().setStreamCaching(false);
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
        return test.call(new SocketServer(SocketServer.Connection::readCall), stream);
    }

    private static void setLength(File file, long length) {
        try (RandomAccessFile photo = new RandomAccessFile(file, "rw")) {
            photo.setLength(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
