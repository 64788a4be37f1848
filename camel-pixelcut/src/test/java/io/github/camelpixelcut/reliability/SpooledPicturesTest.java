package io.github.camelpixelcut.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.StreamCachingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A picture on disk is kept as long as anything refers to it, even after its exchange has ended. */
class SpooledPicturesTest extends RouteTestSupport {

    /** As in the user guide. */
    private static final int SPOOL_THRESHOLD = 1_048_576;

    private static final byte[] PICTURE = picture();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Queue<byte[]> read = new ConcurrentLinkedQueue<>();

    /**
     * A route in which the exchange of a picture ends before the picture is used.
     *
     * @param messages the number of messages that it receives
     * @param pictures the number of pictures that it returns
     */
    record Shape(String name, int messages, int pictures, BiConsumer<RouteBuilder, SpooledPicturesTest> route) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] picture() {
        byte[] picture = Arrays.copyOf(Pictures.JPEG, SPOOL_THRESHOLD + 500_000);
        picture[picture.length - 2] = (byte) 0xFF;
        picture[picture.length - 1] = (byte) 0xD9;
        return picture;
    }

    static Stream<Shape> shapes() {
        AggregationStrategy list = new GroupedBodyAggregationStrategy();
        return Stream.of(
                new Shape(
                        "aggregate",
                        2,
                        2,
                        (routes, test) -> routes.from(IN)
                                .to(test.generate(""))
                                .aggregate(routes.constant(true), list)
                                .completionSize(2)
                                .process(test::readAll)),
                new Shape(
                        "aggregate, by time",
                        2,
                        2,
                        (routes, test) -> routes.from(IN)
                                .to(test.generate("&output=download"))
                                .aggregate(routes.constant(true), list)
                                .completionInterval(300)
                                .process(test::readAll)),
                new Shape(
                        "split",
                        1,
                        2,
                        (routes, test) -> routes.from(IN)
                                .setBody(exchange -> List.of(Pictures.PNG, Pictures.PNG))
                                .split(routes.body(), list)
                                .to(test.generate(""))
                                .end()
                                .process(test::readAll)),
                new Shape("split, in parallel, with a sub-route", 1, 2, (routes, test) -> {
                    routes.from(IN)
                            .setBody(exchange -> List.of(Pictures.PNG, Pictures.PNG))
                            .split(routes.body(), list)
                            .parallelProcessing()
                            .streaming()
                            .to("direct:picture")
                            .end()
                            .process(test::readAll);
                    routes.from("direct:picture").to(test.generate("&output=download"));
                }),
                new Shape(
                        "multicast",
                        1,
                        2,
                        (routes, test) -> routes.from(IN)
                                .multicast(list)
                                .parallelProcessing()
                                .to(test.generate(""), test.generate("&output=download"))
                                .end()
                                .process(test::readAll)),
                new Shape("recipientList", 1, 2, (routes, test) -> {
                    routes.from(IN)
                            .recipientList(routes.constant("direct:picture,direct:other"))
                            .aggregationStrategy(list)
                            .end()
                            .process(test::readAll);
                    routes.from("direct:picture").to(test.generate(""));
                    routes.from("direct:other").to(test.generate("&output=download"));
                }),
                new Shape("enrich", 1, 1, (routes, test) -> {
                    routes.from(IN).enrich("direct:picture").process(test::readOne);
                    routes.from("direct:picture").to(test.generate(""));
                }),
                new Shape("pollEnrich", 1, 1, (routes, test) -> {
                    routes.from(IN)
                            .to("direct:picture")
                            .pollEnrich("seda:pictures", 5_000)
                            .process(test::readOne);
                    routes.from("direct:picture").wireTap("direct:bought");
                    routes.from("direct:bought").to(test.generate("")).to("seda:pictures");
                }),
                new Shape("wireTap", 1, 1, (routes, test) -> {
                    routes.from(IN).to(test.generate("")).wireTap("direct:tap");
                    routes.from("direct:tap").delay(300).process(test::readOne);
                }),
                new Shape("seda", 1, 1, (routes, test) -> {
                    routes.from(IN).to(test.generate("")).to("seda:later?waitForTaskToComplete=Never");
                    routes.from("seda:later").delay(300).process(test::readOne);
                }),
                new Shape("seda, many consumers", 1, 2, (routes, test) -> {
                    routes.from(IN).to(test.generate("")).to("seda:all?multipleConsumers=true");
                    routes.from("seda:all?multipleConsumers=true").delay(100).process(test::readOne);
                    routes.from("seda:all?multipleConsumers=true").delay(300).process(test::readOne);
                }),
                new Shape(
                        "resequence",
                        2,
                        2,
                        (routes, test) -> routes.from(IN)
                                .to(test.generate(""))
                                .resequence(routes.simple("${exchangeId}"))
                                .batch()
                                .timeout(300)
                                .process(test::readOne)),
                new Shape("onCompletion, in parallel", 1, 1, (routes, test) -> {
                    routes.onCompletion().parallelProcessing().delay(100).process(test::readOne);
                    routes.from(IN).to(test.generate(""));
                }),
                new Shape("deadLetterChannel", 1, 1, (routes, test) -> {
                    routes.errorHandler(routes.deadLetterChannel("seda:dead"));
                    routes.from(IN).to(test.generate("")).throwException(IOException.class, "no space left");
                    routes.from("seda:dead")
                            .errorHandler(routes.noErrorHandler())
                            .delay(300)
                            .process(test::readOne);
                }));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        StreamCachingStrategy caching = camel.getStreamCachingStrategy();
        caching.setSpoolEnabled(true);
        caching.setSpoolThreshold(SPOOL_THRESHOLD);
        caching.setSpoolDirectory(folder.resolve("spool").toFile());
        return camel;
    }

    @BeforeEach
    void startServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean url = "application/json".equals(request.getHeaders().get("Accept"));
                return url
                        ? new MockResponse.Builder()
                                .addHeader("Content-Type", "application/json")
                                .body("{\"result_url\": \"" + server.url("/1.jpg") + "\"}")
                                .build()
                        : new MockResponse.Builder()
                                .addHeader("Content-Type", "image/jpeg")
                                .chunkedBody(new Buffer().write(PICTURE), 64 * 1024)
                                .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private String generate(String options) {
        return pixelcut("http://127.0.0.1:" + server.getPort()) + options;
    }

    private Exchange request() {
        return template.request(generate(""), exchange -> exchange.getMessage().setBody(Pictures.PNG));
    }

    private void readOne(Exchange exchange) {
        read.add(exchange.getMessage().getBody(byte[].class));
    }

    private void readAll(Exchange exchange) {
        for (Object picture : exchange.getMessage().getBody(List.class)) {
            assertThat(picture)
                    .isInstanceOfSatisfying(
                            StreamCache.class,
                            cache -> assertThat(cache.inMemory()).isFalse());
            read.add(exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, picture));
        }
    }

    private List<Path> spooled() {
        Path spool = folder.resolve("spool");
        try (Stream<Path> files = Files.exists(spool) ? Files.list(spool) : Stream.empty()) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void aPictureIsKeptAfterTheEndOfItsExchange(Shape shape) {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                shape.route().accept(this, SpooledPicturesTest.this);
            }
        });

        for (int i = 0; i < shape.messages(); i++) {
            template.send(IN, exchange -> exchange.getMessage().setBody(Pictures.PNG));
        }

        await().atMost(PATIENCE).until(() -> read.size() == shape.pictures());
        assertThat(read)
                .allSatisfy(bytes -> assertThat(Arrays.equals(bytes, PICTURE)).isTrue());
        assertFilesAreDeleted();
    }

    private void assertFilesAreDeleted() {
        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return spooled().isEmpty();
        });
    }

    @Test
    void theCallerOfARouteCanReadThePicture() throws IOException {
        Exchange result = request();

        StreamCache body = result.getMessage().getBody(StreamCache.class);
        assertThat(body.inMemory()).isFalse();
        assertThat(body.length()).isEqualTo(PICTURE.length);
        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(PICTURE);
        body.reset();
        assertThat(result.getMessage().getBody(InputStream.class).readAllBytes())
                .as("again")
                .isEqualTo(PICTURE);
        assertThat(((InputStream) body.copy(result)).readAllBytes())
                .as("a copy")
                .isEqualTo(PICTURE);
    }

    @Test
    void aCopyIsKeptLongerThanItsOriginal() throws IOException {
        StreamCache copy = template.request(
                        generate(""), exchange -> exchange.getMessage().setBody(Pictures.PNG))
                .getMessage()
                .getBody(StreamCache.class)
                .copy(context.getEndpoint("direct:any").createExchange());
        System.gc();

        assertThat(((InputStream) copy).readAllBytes()).isEqualTo(PICTURE);
    }

    @Test
    void anEncryptedFileIsDecryptedWhenRead() {
        context.getStreamCachingStrategy().setSpoolCipher("AES/CBC/PKCS5Padding");

        Exchange result = request();

        assertThat(spooled())
                .singleElement()
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(PICTURE));
        assertThat(result.getMessage().getBody(StreamCache.class).length()).isEqualTo(PICTURE.length);
        assertThat(result.getMessage().getBody(byte[].class)).isEqualTo(PICTURE);
    }

    @Test
    void aTruncatedPictureLeavesNoFile() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "image/jpeg")
                        .chunkedBody(new Buffer().write(PICTURE), 64 * 1024)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build();
            }
        });

        Exchange result = request();

        assertThat(result.getException()).isNotNull();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aStoppedContextLeavesNoFile() {
        context.getStreamCachingStrategy().setRemoveSpoolDirectoryWhenStopping(false);
        Exchange result = request();
        assertThat(spooled()).hasSize(1);

        context.stop();

        assertThat(spooled()).isEmpty();
        assertThat(result.getMessage().getBody()).isNotNull();
    }

    @Test
    void withoutSpoolingNoFileIsWritten() {
        context.getStreamCachingStrategy().setSpoolEnabled(false);
        context.getStreamCachingStrategy().setEnabled(false);

        Exchange result = request();

        assertThat(result.getMessage().getBody(StreamCache.class).inMemory()).isTrue();
        assertThat(spooled()).isEmpty();
    }
}
