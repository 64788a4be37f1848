package io.github.camelpixelcut.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.ComponentClock;
import io.github.camelpixelcut.FileReceiptRepository;
import io.github.camelpixelcut.MemoryReceiptRepository;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutReceiptException;
import io.github.camelpixelcut.error.PixelcutReceiptException.Reason;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code idempotent=true} a picture is paid for once, even if the photo arrives again in another exchange. */
class IdempotentTest extends RouteTestSupport {

    private static final MockResponse LOST =
            new MockResponse.Builder().code(504).build();
    private static final MockResponse BUSY =
            new MockResponse.Builder().code(500).build();

    @TempDir
    Path folder;

    private final AtomicInteger paid = new AtomicInteger();
    private final MockWebServer service = new MockWebServer();
    private volatile IntFunction<MockResponse> answers = this::success;

    @BeforeEach
    void startService() throws IOException {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getMethod().equals("GET") ? picture(0) : answers.apply(paid.incrementAndGet());
            }
        });
        service.start();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    private MockResponse success(int number) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"result_url\": \"" + service.url("/results/" + number + ".jpg") + "\"}")
                .build();
    }

    private static MockResponse picture(int number) {
        byte[] jpeg = Pictures.JPEG.clone();
        jpeg[8] = (byte) number;
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(jpeg))
                .build();
    }

    private String idempotent(String... options) {
        String uri = pixelcut("http://127.0.0.1:" + service.getPort(), "idempotent=true", "maxRetries=0");
        return options.length == 0 ? uri : uri + "&" + String.join("&", options);
    }

    @ParameterizedTest(name = "output={0}")
    @ValueSource(strings = {"image", "url", "download"})
    void aPhotoThatArrivesAgainIsNotBoughtAgain(String output) {
        if (output.equals("image")) {
            answers = IdempotentTest::picture;
        }
        routeTo(idempotent("output=" + output));

        Exchange first = send(Pictures.PNG);
        Exchange second = send(Pictures.PNG.clone());

        assertThat(first.getMessage().getHeader(PixelcutConstants.RECEIPT)).isEqualTo("bought");
        assertThat(second.getMessage().getHeader(PixelcutConstants.RECEIPT)).isEqualTo("reused");
        assertThat(second.getMessage().getBody(byte[].class))
                .isEqualTo(first.getMessage().getBody(byte[].class));
        assertThat(second.getMessage().getHeader(PixelcutConstants.RESULT_URL))
                .isEqualTo(first.getMessage().getHeader(PixelcutConstants.RESULT_URL));
        assertThat(paid).hasValue(1);
        assertThat(context.getComponent("pixelcut", PixelcutComponent.class)
                        .getStatistics()
                        .reusedPictures())
                .isEqualTo(1);
    }

    @Test
    void withoutTheOptionEachExchangeBuysAPicture() {
        routeTo(pixelcut("http://127.0.0.1:" + service.getPort(), "output=url"));

        send(Pictures.PNG);
        send(Pictures.PNG);

        assertThat(paid).hasValue(2);
    }

    @Test
    void anotherPhotoOrOtherOptionsAreANewPurchase() {
        routeTo(idempotent("output=url"));

        send(Pictures.PNG);
        send(Pictures.png(65, 65));
        send(Pictures.PNG, Map.of(PixelcutConstants.SCENE, "wood"));
        send(Pictures.PNG, Map.of(PixelcutConstants.SCENE, "brick"));
        send("https://example.com/mug.png");
        send("https://example.com/cup.png");

        assertThat(paid).hasValue(6);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"scene=wood", "idempotentKey=mug"})
    void thePictureOfAnotherServiceIsANewPurchase(String option) {
        bind(new MemoryReceiptRepository());
        String uri = idempotent("output=url", "receiptRepository=#receipts", option);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).to(uri);
                from("direct:gateway").to(uri.replace("127.0.0.1", "localhost"));
            }
        });

        send(Pictures.PNG);
        template.requestBody("direct:gateway", Pictures.PNG);
        send(Pictures.PNG);

        assertThat(paid).hasValue(2);
    }

    @Test
    void aResultOfAnotherFormIsANewPurchase() {
        answers = number -> number == 1 ? success(1) : picture(2);
        routeTo(idempotent("output=url"));

        assertThat(send(Pictures.PNG).getMessage().getBody(String.class)).endsWith("/results/1.jpg");
        Exchange image = send(Pictures.PNG, Map.of(PixelcutConstants.OUTPUT, "image"));

        assertThat(image.getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8);
        assertThat(paid).hasValue(2);
    }

    @Test
    void idempotentKeyReplacesTheContentAsTheKey() {
        routeTo(idempotent("output=url", "idempotentKey=RAW(${header.sku})"));

        send(Pictures.PNG, Map.of("sku", "mug"));
        send(Pictures.png(65, 65), Map.of("sku", "mug"));
        send(Pictures.PNG, Map.of("sku", "${env:PATH}"));
        send(new ByteArrayInputStream(Pictures.PNG), Map.of("sku", "cup"));

        assertThat(paid).hasValue(3);
    }

    @Test
    void aReceiptCanBeFoundAndReleasedByTheValueOfItsKey() throws Exception {
        MemoryReceiptRepository receipts = new MemoryReceiptRepository();
        context.getRegistry().bind("receipts", receipts);
        String endpoint = idempotent("output=url", "idempotentKey=RAW(${header.sku})", "receiptRepository=#receipts");
        routeTo(endpoint);
        send(Pictures.PNG, Map.of("sku", "mug"));

        String key = context.getEndpoint(endpoint, PixelcutEndpoint.class).receiptKey("mug");
        Receipt receipt = receipts.find(key).orElseThrow();
        receipts.release(receipt);
        send(Pictures.PNG, Map.of("sku", "mug"));

        assertThat(receipt.state()).isEqualTo(Receipt.State.PAID);
        assertThat(paid).hasValue(2);
    }

    @Test
    void anEmptyKeyIsRefused() {
        routeTo(idempotent("idempotentKey=RAW(${header.sku})"));

        assertThat(failureOf(send(Pictures.PNG)))
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("idempotentKey gives no text");
        assertThat(paid).hasValue(0);
    }

    @Test
    void aStreamThatCannotBeReadAgainNeedsAKey() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).streamCache("false").errorHandler(noErrorHandler()).to(idempotent());
            }
        });

        assertThat(failureOf(send(new ByteArrayInputStream(Pictures.PNG))))
                .isInstanceOf(PixelcutRequestException.class)
                .hasMessageContaining("enable stream caching, or set idempotentKey");
        assertThat(paid).hasValue(0);
    }

    @Test
    void aPhotoWhoseAnswerWasLostIsNotBoughtAgain() {
        answers = number -> LOST;
        routeTo(idempotent());
        send(Pictures.PNG);

        PixelcutReceiptException refused = (PixelcutReceiptException) failureOf(send(Pictures.PNG));

        assertThat(refused.getReason()).isEqualTo(Reason.IN_DOUBT);
        assertThat(refused.isPossiblyCharged()).isTrue();
        assertThat(refused.isRetryable()).isFalse();
        assertThat(refused.getReceiptKey()).matches("[0-9a-f]{64}");
        assertThat(refused).hasMessageContaining("may have been paid for").hasMessageContaining("resume=resend");
        assertThat(paid).hasValue(1);
    }

    /** The answer was JSON, although the picture itself was asked for. */
    @Test
    void aPictureOfWhichOnlyTheUrlIsKnownIsDownloadedWhenThePhotoComesAgain() {
        routeTo(idempotent("output=image"));

        PixelcutException failure = (PixelcutException) failureOf(send(Pictures.PNG));
        Exchange again = send(Pictures.PNG);

        assertThat(failure.getResultUrl())
                .isEqualTo(service.url("/results/1.jpg").toString());
        assertThat(again.getMessage().getHeader(PixelcutConstants.RECEIPT)).isEqualTo("reused");
        assertThat(again.getMessage().getBody(byte[].class)).startsWith(0xFF, 0xD8);
        assertThat(paid).hasValue(1);
    }

    @Test
    void withResumeResendAPhotoWhoseAnswerWasLostIsBoughtAgain() {
        answers = number -> number == 1 ? LOST : success(number);
        ReceiptRepository receipts = bind(new MemoryReceiptRepository());
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(IN).to(idempotent("output=url", "receiptRepository=#receipts"));
                from("direct:resend").to(idempotent("output=url", "receiptRepository=#receipts", "resume=resend"));
            }
        });
        send(Pictures.PNG);

        template.requestBody("direct:resend", Pictures.PNG);
        Exchange afterwards = send(Pictures.PNG);

        assertThat(afterwards.getMessage().getHeader(PixelcutConstants.RECEIPT)).isEqualTo("reused");
        assertThat(paid).hasValue(2);
        assertThat(receipts).isNotNull();
    }

    @Test
    void aFailureThatCostNothingLeavesNoReceipt() {
        answers = number -> number == 1 ? BUSY : success(number);
        routeTo(idempotent("output=url"));
        assertThat(failureOf(send(Pictures.PNG))).isInstanceOf(PixelcutException.class);

        assertThat(send(Pictures.PNG).getMessage().getHeader(PixelcutConstants.RECEIPT))
                .isEqualTo("bought");
    }

    @Test
    void aPhotoWhoseResultHasExpiredIsNotBoughtAgain() {
        routeTo(idempotent("output=url"));
        send(Pictures.PNG);
        hoursPass();

        PixelcutReceiptException refused = (PixelcutReceiptException) failureOf(send(Pictures.PNG));

        assertThat(refused.getReason()).isEqualTo(Reason.EXPIRED);
        assertThat(refused).hasMessageContaining("its URL has expired").hasMessageContaining("resume=resend");
        assertThat(refused.getResultUrl())
                .isEqualTo(service.url("/results/1.jpg").toString());
        assertThat(paid).hasValue(1);
    }

    @Test
    void aPictureWithOutputImageDoesNotExpire() {
        answers = IdempotentTest::picture;
        routeTo(idempotent());
        send(Pictures.PNG);
        hoursPass();

        assertThat(send(Pictures.PNG).getMessage().getHeader(PixelcutConstants.RECEIPT))
                .isEqualTo("reused");
    }

    @Test
    void aPictureThatIsNoLongerKeptIsNotBoughtAgainAndTheMessageSaysSo() {
        answers = IdempotentTest::picture;
        bind(new MemoryReceiptRepository()).setMaxPictureBytes(0);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(IN).to(idempotent("receiptRepository=#receipts"));
                from("direct:resend").to(idempotent("receiptRepository=#receipts", "resume=resend"));
            }
        });
        assertThat(failureOf(send(Pictures.PNG))).isNull();

        PixelcutReceiptException refused = (PixelcutReceiptException) failureOf(send(Pictures.PNG));

        assertThat(refused.getReason()).isEqualTo(Reason.EXPIRED);
        assertThat(refused.isPossiblyCharged()).isTrue();
        assertThat(refused.getResultUrl()).isNull();
        assertThat(refused)
                .hasMessageContaining("was paid for at ")
                .hasMessageContaining("it is no longer kept beside its receipt")
                .hasMessageContaining("resume=resend")
                .hasMessageContaining("nothing was sent")
                .satisfies(message -> assertThat(message.getMessage()).doesNotContain("URL"));
        assertThat(paid).hasValue(1);
        assertThat(template.requestBody("direct:resend", Pictures.PNG, byte[].class))
                .isNotEmpty();
        assertThat(paid).hasValue(2);
    }

    private void hoursPass() {
        ComponentClock.passes(context, Duration.ofHours(2));
    }

    @ParameterizedTest(name = "resume={0}")
    @ValueSource(strings = {"review", "resend"})
    void concurrentExchangesWithTheSamePhotoBuyItOnce(String resume) {
        answers = number -> success(number)
                .newBuilder()
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .build();
        routeTo(idempotent("output=url", "resume=" + resume));

        List<CompletableFuture<Exchange>> exchanges = IntStream.range(0, 5)
                .mapToObj(number ->
                        template.asyncSend(IN, exchange -> exchange.getMessage().setBody(Pictures.PNG)))
                .toList();

        assertThat(exchanges.stream().map(CompletableFuture::join))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull())
                .extracting(exchange -> exchange.getMessage().getHeader(PixelcutConstants.RECEIPT))
                .containsExactlyInAnyOrder("bought", "reused", "reused", "reused", "reused");
        assertThat(paid).hasValue(1);
    }

    @Test
    void anExpiredClaimIsInDoubt() throws Exception {
        MemoryReceiptRepository receipts = bind(new MemoryReceiptRepository());
        CountDownLatch claimed = new CountDownLatch(1);
        context.getRegistry().bind("dying", new DelegatingReceipts(receipts) {
            @Override
            public void settle(Receipt receipt) throws IOException {
                claimed.countDown();
                throw new IOException("the process dies");
            }
        });
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:dying").to(idempotent("output=url", "receiptRepository=#dying"));
                from(IN).to(idempotent("output=url", "receiptRepository=#receipts", "requestTimeout=200"));
            }
        });
        template.requestBody("direct:dying", Pictures.PNG);
        claimed.await();

        assertThat(((PixelcutReceiptException) failureOf(send(Pictures.PNG))).getReason())
                .isEqualTo(Reason.IN_PROGRESS);
        hoursPass();
        assertThat(((PixelcutReceiptException) failureOf(send(Pictures.PNG))).getReason())
                .isEqualTo(Reason.IN_DOUBT);
        assertThat(paid).hasValue(1);
    }

    @Test
    void aCallIsRefusedIfItsReceiptCannotBeWritten() {
        context.getRegistry().bind("broken", new DelegatingReceipts(new MemoryReceiptRepository()) {
            @Override
            public Optional<Receipt> claim(Receipt claim) throws IOException {
                throw new IOException("disk full");
            }
        });
        routeTo(idempotent("receiptRepository=#broken"));

        PixelcutReceiptException refused = (PixelcutReceiptException) failureOf(send(Pictures.PNG));

        assertThat(refused.getReason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.isRetryable()).isTrue();
        assertThat(refused).hasMessageContaining("disk full").hasMessageContaining("nothing was sent");
        assertThat(paid).hasValue(0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {IOException.class, IllegalStateException.class})
    void aPictureIsDeliveredEvenIfItsReceiptCannotBeUpdated(Class<? extends Exception> failure) {
        context.getRegistry().bind("broken", new DelegatingReceipts(new MemoryReceiptRepository()) {
            @Override
            public void settle(Receipt receipt) throws Exception {
                throw failure.getConstructor(String.class).newInstance("disk full");
            }
        });
        routeTo(idempotent("output=url", "receiptRepository=#broken"));

        Exchange exchange = send(Pictures.PNG);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).endsWith("/results/1.jpg");
    }

    @Test
    void theFilesOfAFolderConsumedWithNoopArePaidForOnce() throws Exception {
        Files.write(folder.resolve("mug.png"), Pictures.PNG);
        Files.write(folder.resolve("cup.png"), Pictures.png(70, 70));
        NotifyBuilder polledThreeTimes = new NotifyBuilder(context).whenDone(6).create();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?noop=true&idempotent=false&delay=50&initialDelay=0")
                        .to(idempotent("output=download"))
                        .to("mock:pictures");
            }
        });

        assertThat(polledThreeTimes.matches(20, TimeUnit.SECONDS)).isTrue();
        assertThat(paid).hasValue(2);
    }

    @Test
    void theGoodRowsOfAFileThatFailsAsAWholeArePaidForOnce() {
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).errorHandler(noErrorHandler())
                        .split(body().tokenize("\n"))
                        .stopOnException()
                        .to(idempotent("output=url"))
                        .end();
            }
        });
        String rows = "https://example.com/1.png\nhttps://example.com/2.png\nno URL";

        send(rows);
        send(rows);

        assertThat(paid).hasValue(2);
    }

    @Test
    void aRouteWhoseReceiptsCannotBeKeptDoesNotStartUntilThatIsMended() throws Exception {
        Path file = Files.createFile(folder.resolve("state"));
        context.getRegistry().bind("receipts", new FileReceiptRepository(file + "/receipts"));

        assertThatThrownBy(() -> addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(IN).routeId("photos").to(idempotent("output=url", "receiptRepository=#receipts"));
                    }
                }))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasStackTraceContaining(file.toString());

        Files.delete(file);
        context.getRouteController().startRoute("photos");
        assertThat(failureOf(send(Pictures.PNG))).isNull();
        assertThat(Files.list(file.resolve("receipts")))
                .anyMatch(receipt -> receipt.toString().endsWith(".json"));
    }

    @Test
    void aRepositoryIsStartedWithTheFirstRouteAndStoppedWithTheContext() throws Exception {
        List<String> lifeCycle = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("receipts", new DelegatingReceipts(new MemoryReceiptRepository()) {
            @Override
            protected void doStart() {
                lifeCycle.add("start");
            }

            @Override
            protected void doStop() {
                lifeCycle.add("stop");
            }
        });
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").routeId("a").to(idempotent("receiptRepository=#receipts"));
                from("direct:b").toD(idempotent("receiptRepository=#receipts", "scene=${header.scene}"));
            }
        });
        template.send("direct:b", exchange -> exchange.getMessage().setHeader("scene", "wood"));

        context.getRouteController().stopRoute("a");
        context.getRouteController().startRoute("a");
        assertThat(lifeCycle).containsExactly("start");

        context.stop();
        assertThat(lifeCycle).containsExactly("start", "stop");
    }

    private MemoryReceiptRepository bind(MemoryReceiptRepository receipts) {
        context.getRegistry().bind("receipts", receipts);
        return receipts;
    }

    /** A repository with one failing method. */
    private static class DelegatingReceipts extends ServiceSupport implements ReceiptRepository {

        private final ReceiptRepository receipts;

        DelegatingReceipts(ReceiptRepository receipts) {
            this.receipts = receipts;
        }

        @Override
        public Optional<Receipt> claim(Receipt claim) throws Exception {
            return receipts.claim(claim);
        }

        @Override
        public void settle(Receipt receipt) throws Exception {
            receipts.settle(receipt);
        }

        @Override
        public void release(Receipt receipt) throws Exception {
            receipts.release(receipt);
        }

        @Override
        public Optional<Receipt> find(String key) throws Exception {
            return receipts.find(key);
        }
    }
}
