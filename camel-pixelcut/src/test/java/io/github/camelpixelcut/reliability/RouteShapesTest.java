package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.RouteShape.Faults.ALL_LOST;
import static io.github.camelpixelcut.reliability.RouteShape.Faults.NONE;
import static io.github.camelpixelcut.reliability.RouteShape.Faults.ONE_DOWNLOAD;
import static io.github.camelpixelcut.reliability.RouteShape.Faults.ONE_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.reliability.RouteShape.Faults;
import io.github.camelpixelcut.reliability.RouteShape.Kind;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.ExpressionAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camel repeats is paid for once; what the author of the route asks for again is sent again. */
class RouteShapesTest extends RouteTestSupport {

    private static final String SUB = "direct:sub";
    /** Two steps that ask for the same: the placeholders have the address of the service. */
    private static final String P = "pixelcut:generate-background?baseUrl={{service}}&apiKey=" + KEY + "&" + FAST;

    private static final String DOWNLOAD = P + "&output=download&maxRetries=0";
    private static final int REDELIVERIES = 3;

    private final AtomicInteger paid = new AtomicInteger();
    private final AtomicInteger downloads = new AtomicInteger();
    private final MockWebServer service = new MockWebServer();
    private Faults faults;

    @BeforeEach
    void startService() throws IOException {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        service.start();
        context.getPropertiesComponent().addOverrideProperty("service", "http://127.0.0.1:" + service.getPort());
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    private MockResponse answer(RecordedRequest request) {
        if (request.getMethod().equals("GET")) {
            boolean fails = downloads.incrementAndGet() == 1 && faults == ONE_DOWNLOAD;
            return fails ? new MockResponse.Builder().code(503).build() : picture(0);
        }
        int number = paid.incrementAndGet();
        if (faults == ALL_LOST || faults == ONE_LOST && number == 1) {
            return new MockResponse.Builder().code(504).build();
        }
        if (request.getHeaders().get("Accept").startsWith("image/")) {
            return picture(number);
        }
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRoutePaysForWhatItAsksFor(RouteShape shape) {
        faults = shape.faults();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                shape.routes().accept(this);
            }
        });

        Exchange exchange = send(Pictures.PNG);

        assertThat(paid).hasValue(shape.paid());
        assertThat(exchange.isFailed() || exchange.getProperty(FAILED) != null).isNotEqualTo(shape.ends());
    }

    /** The second step asks for the same as the first one, which the second attempt leaves out. */
    @Test
    void aRepeatedStepGetsItsOwnPictureAgainAndNotThatOfAnotherStep() {
        faults = NONE;
        AtomicInteger attempts = new AtomicInteger();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                in(this).to(SUB);
                sub(this)
                        .filter(exchange -> attempts.incrementAndGet() == 1)
                        .to(P)
                        .process(restore())
                        .end()
                        .to(P)
                        .process(failing(1));
            }
        });

        Exchange exchange = send(Pictures.PNG);

        assertThat(numberOf(exchange)).isEqualTo(2);
        assertThat(paid).hasValue(2);
    }

    /** Both branches ask for the same; the second one is repeated after the first one has bought its picture. */
    @Test
    void aRepeatedBranchGetsItsOwnPictureAgainAndNotThatOfAnotherBranch() throws InterruptedException {
        faults = NONE;
        CountDownLatch secondHasBegun = new CountDownLatch(1);
        CountDownLatch firstHasBought = new CountDownLatch(1);
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).errorHandler(noErrorHandler())
                        .multicast()
                        .parallelProcessing()
                        .to("direct:first", "direct:second");
                from("direct:first")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> secondHasBegun.await())
                        .split(bodyAsOnePart())
                        .to("direct:buy")
                        .end()
                        .process(exchange -> firstHasBought.countDown());
                in(this, "direct:second").to(SUB).to("mock:second");
                sub(this)
                        .process(exchange -> {
                            secondHasBegun.countDown();
                            firstHasBought.await();
                        })
                        .to("direct:buy")
                        .process(failing(1));
                from("direct:buy").errorHandler(noErrorHandler()).to(P);
            }
        });
        getMockEndpoint("mock:second").expectedMessageCount(1);

        send(Pictures.PNG);

        getMockEndpoint("mock:second").assertIsSatisfied();
        assertThat(numberOf(getMockEndpoint("mock:second").getExchanges().get(0)))
                .isEqualTo(2);
        assertThat(paid).hasValue(2);
    }

    /** The first branch is repeated, and waits until the second one has handled a failure of its own. */
    @Test
    void aBranchThatHandlesItsFailureDoesNotMakeAnotherBranchPayAgain() {
        faults = ALL_LOST;
        CountDownLatch firstIsRepeated = new CountDownLatch(1);
        CountDownLatch secondHasHandled = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).errorHandler(noErrorHandler())
                        .multicast()
                        .parallelProcessing()
                        .to("direct:first", "direct:second");
                in(this, "direct:first").to(SUB);
                sub(this)
                        .process(exchange -> {
                            if (attempts.incrementAndGet() == 2) {
                                firstIsRepeated.countDown();
                                secondHasHandled.await();
                            }
                        })
                        .to(P);
                from("direct:second")
                        .process(exchange -> firstIsRepeated.await())
                        .doTry()
                        .throwException(new IllegalStateException("of the second branch"))
                        .doCatch(IllegalStateException.class)
                        .process(exchange -> secondHasHandled.countDown())
                        .end();
            }
        });

        send(Pictures.PNG);

        assertThat(attempts).hasValue(1 + REDELIVERIES);
        assertThat(paid).hasValue(1);
    }

    /** The number of the payment that the picture came from. */
    private static int numberOf(Exchange exchange) {
        return exchange.getMessage().getBody(byte[].class)[8];
    }

    private static final String FAILED = "failed";

    static Stream<RouteShape> cases() {
        return Stream.of(camelRepeats(), camelRepeatsPaid(), routeAsks()).flatMap(List::stream);
    }

    // ---- what Camel repeats after a lost answer

    private static List<RouteShape> camelRepeats() {
        return List.of(
                camel("a step with redelivery", ALL_LOST, 1, false, r -> in(r).to(P)),
                camel("a step with redelivery", ONE_LOST, 1, false, r -> in(r).to(P)),
                camel("a sub-route", ONE_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).to(P);
                }),
                camel("a sub-route that removes all headers of Camel", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeHeaders("Camel*").to(P);
                }),
                camel("a sub-route that removes all headers", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeHeaders("*").to(P);
                }),
                camel("a sub-route that removes all properties", ONE_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeProperties("*").to(P);
                }),
                camel("a sub-route that removes headers, properties and variables", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeProperties("*")
                            .removeHeaders("*")
                            .removeVariable("*")
                            .to(P);
                }),
                camel("removed headers, then a split that stops at an exception", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeHeaders("Camel*")
                            .split(bodyAsOnePart())
                            .stopOnException()
                            .to(P)
                            .end();
                }),
                camel("a split that stops, its parts without properties", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyAsOnePart())
                            .stopOnException()
                            .removeProperties("*")
                            .removeHeaders("*")
                            .to(P)
                            .end();
                }),
                camel("a split that shares the unit of work", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyAsOnePart())
                            .shareUnitOfWork()
                            .stopOnException()
                            .to(P)
                            .end();
                }),
                camel("a split in parallel", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyAsOnePart())
                            .parallelProcessing()
                            .stopOnException()
                            .to(P)
                            .end();
                }),
                camel("a split within a split", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyAsOnePart())
                            .stopOnException()
                            .split(bodyAsOnePart())
                            .stopOnException()
                            .removeProperties("*")
                            .to(P)
                            .end()
                            .end();
                }),
                camel("a multicast", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).multicast().stopOnException().to(P).end();
                }),
                camel("a recipient list", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).recipientList(r.constant("direct:deeper")).stopOnException();
                    r.from("direct:deeper").errorHandler(r.noErrorHandler()).to(P);
                }),
                camel("a routing slip", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).routingSlip(r.constant("direct:deeper"));
                    r.from("direct:deeper").errorHandler(r.noErrorHandler()).to(P);
                }),
                camel("toD", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).removeProperties("*")
                            .setHeader("scene", r.constant("wood"))
                            .toD(P + "&scene=${header.scene}");
                }),
                camel("enrich", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).enrich(P);
                }),
                camel("a loop around a sub-route that goes on after a lost answer", ALL_LOST, 1, false, r -> {
                    in(r).loop(3).copy().to(SUB).end();
                    sub(r).split(bodyAsOnePart(), noted()).to(P).end();
                }),
                camel("a loop within the repeated step", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).loop(3).copy().to(P).end();
                }),
                camel("two endpoints by round robin", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).loadBalance()
                            .roundRobin()
                            .to(P)
                            .to(P + "&maxRetries=1")
                            .end();
                }),
                camel("two endpoints by failover", ALL_LOST, 1, false, r -> {
                    in(r).loadBalance()
                            .failover(2, false, false)
                            .to(P)
                            .to(P + "&maxRetries=1")
                            .end();
                }),
                camel("two sub-routes by failover", ALL_LOST, 1, false, r -> {
                    in(r).loadBalance()
                            .failover(2, false, true)
                            .to(SUB)
                            .to("direct:other")
                            .end();
                    sub(r).to(P);
                    r.from("direct:other")
                            .errorHandler(r.noErrorHandler())
                            .removeProperties("*")
                            .to(P);
                }),
                camel("doTry with doFinally", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).doTry().to(P).doFinally().to("log:finally").end();
                }),
                camel("a handler that does not handle, then the caller's redelivery", ALL_LOST, 1, false, r -> {
                    r.onException(PixelcutException.class)
                            .onWhen(exchange -> SUB.equals("direct:"
                                    + exchange.getUnitOfWork().getRoute().getRouteId()))
                            .handled(false)
                            .to("log:seen");
                    in(r).to(SUB);
                    sub(r).to(P);
                }),
                camel("a handler in the sub-route that throws again", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).doTry()
                            .to(P)
                            .doCatch(PixelcutException.class)
                            .throwException(new IllegalStateException("again"))
                            .end();
                }),
                camel("three nested sub-routes, each with redelivery", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    r.from(SUB).errorHandler(redelivering(r)).to("direct:two");
                    r.from("direct:two")
                            .errorHandler(redelivering(r))
                            .removeHeaders("*")
                            .to(P);
                }),
                camel("a pipeline", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).pipeline().removeProperties("*").to(P).end();
                }),
                camel("a copy that a bean makes of the exchange", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).process(exchange -> {
                        Exchange copy = exchange.copy();
                        exchange.getContext()
                                .createProducerTemplate()
                                .send(exchange.getContext().resolvePropertyPlaceholders(P), copy);
                        exchange.setException(copy.getException());
                    });
                }),
                camel("a stream that comes anew", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).process(exchange -> exchange.getMessage().setBody(new ByteArrayInputStream(Pictures.PNG)))
                            .to(P);
                }),
                camel("a picture that is converted anew", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).process(exchange -> exchange.getMessage().setBody(Pictures.PNG.clone()))
                            .to(P);
                }),
                camel("a URL as the body", ALL_LOST, 1, false, r -> {
                    in(r).setBody(r.constant("https://example.com/mug.png")).to(SUB);
                    sub(r).removeProperties("*").to(P);
                }),
                camel("a thread pool", ALL_LOST, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).threads(2).removeProperties("*").to(P);
                }),
                camel("seda that waits", ALL_LOST, 1, false, r -> {
                    in(r).to("seda:later?waitForTaskToComplete=Always");
                    r.from("seda:later")
                            .errorHandler(r.noErrorHandler())
                            .removeProperties("*")
                            .to(P);
                }),
                camel("a counter of redeliveries that is no number", ALL_LOST, 1, false, r -> {
                    r.from(IN)
                            .errorHandler(r.noErrorHandler())
                            .setHeader(Exchange.REDELIVERY_COUNTER, r.constant("many"))
                            .to(P);
                }));
    }

    // ---- what Camel repeats although it was paid for

    private static List<RouteShape> camelRepeatsPaid() {
        return List.of(
                camel("a sub-route whose next step fails", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(P).process(failing(REDELIVERIES));
                }),
                camel("the same with output=download", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(DOWNLOAD).process(failing(REDELIVERIES));
                }),
                camel("the same with output=url", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(P + "&output=url").process(failing(REDELIVERIES));
                }),
                camel("the same without properties and headers", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).removeProperties("*")
                            .removeHeaders("*")
                            .to(P)
                            .removeProperties("*")
                            .process(failing(2));
                }),
                camel("a sub-route whose next step fails always", NONE, 1, false, r -> {
                    in(r).to(SUB);
                    sub(r).to(P).process(failing(100));
                }),
                camel("a recipient list whose aggregation throws", NONE, 1, true, r -> {
                    in(r).recipientList(r.constant(SUB)).aggregationStrategy(throwing(2));
                    sub(r).to(P);
                }),
                camel("the same, its parts without properties", NONE, 1, true, r -> {
                    in(r).recipientList(r.constant(SUB)).aggregationStrategy(throwing(2));
                    sub(r).removeProperties("*").to(P);
                }),
                camel("a split whose aggregation throws", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyAsOnePart(), throwing(2)).to(P).end();
                }),
                camel("a multicast whose aggregation throws", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).multicast(throwing(2)).removeProperties("*").to(P).end();
                }),
                camel("enrich whose aggregation throws", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).enrich(P, throwing(2));
                }),
                camel("a split of two, the second part fails", NONE, 2, true, r -> {
                    Processor failing = failing(2);
                    in(r).to(SUB);
                    sub(r).split(twoParts())
                            .stopOnException()
                            .to(P)
                            .filter(exchange -> exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class) == 1)
                            .process(failing)
                            .end()
                            .end();
                }),
                camel("a split of two equal parts, the last step fails", NONE, 2, true, r -> {
                    in(r).to(SUB);
                    sub(r).split(bodyTwice()).stopOnException().to(P).end().process(failing(2));
                }),
                camel("a loop of two copies, the last step fails", NONE, 2, true, r -> {
                    in(r).to(SUB);
                    sub(r).loop(2).copy().to(P).end().process(failing(2));
                }),
                camel("two steps that ask for the same, the last step fails", NONE, 2, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(P).process(restore()).to(P).process(failing(2));
                }),
                camel("failover to a second sub-route after the first has paid", NONE, 1, true, r -> {
                    in(r).loadBalance()
                            .failover(2, false, false)
                            .to(SUB)
                            .to("direct:other")
                            .end();
                    sub(r).to(P).process(failing(100));
                    r.from("direct:other").errorHandler(r.noErrorHandler()).to(P);
                }),
                camel("round robin of two endpoints, then a failing step", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).loadBalance()
                            .roundRobin()
                            .to(P)
                            .to(P + "&maxRetries=1")
                            .end()
                            .process(failing(2));
                }),
                camel("a download that fails once", ONE_DOWNLOAD, 1, true, r -> in(r).to(DOWNLOAD)),
                camel("a download that fails once, in a sub-route without properties", ONE_DOWNLOAD, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).removeProperties("*").removeHeaders("*").to(DOWNLOAD);
                }),
                camel("a stream that was read", NONE, 1, true, r -> {
                    in(r).streamCache("false")
                            .process(exchange -> exchange.getMessage().setBody(new ByteArrayInputStream(Pictures.PNG)))
                            .to(SUB);
                    sub(r).streamCache("false").to(P).process(failing(2));
                }),
                camel("seda that waits, whose next step fails", NONE, 1, true, r -> {
                    in(r).to("seda:later?waitForTaskToComplete=Always");
                    r.from("seda:later").errorHandler(r.noErrorHandler()).to(P).process(failing(2));
                }),
                camel("nested sub-routes, the outer one fails after the inner one", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).to("direct:inner").process(failing(2));
                    r.from("direct:inner").errorHandler(r.noErrorHandler()).to(P);
                }),
                camel("wire tap before the failing step", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(P).wireTap("log:tapped").process(failing(2));
                }),
                camel("the handler of the sub-route fails after a payment", NONE, 1, true, r -> {
                    Processor handler = failing(1);
                    in(r).to(SUB);
                    sub(r).to(P)
                            .doTry()
                            .process(failing(1))
                            .doCatch(IllegalStateException.class)
                            .process(handler)
                            .end();
                }));
    }

    // ---- what the author of the route asks for

    private static List<RouteShape> routeAsks() {
        return List.of(
                route(
                        "two steps",
                        NONE,
                        2,
                        true,
                        r -> in(r).to(P).process(restore()).to(P)),
                route("two steps in a sub-route", NONE, 2, true, r -> {
                    in(r).to(SUB);
                    sub(r).to(P).process(restore()).to(P);
                }),
                route("the same sub-route twice", NONE, 2, true, r -> {
                    in(r).to(SUB).process(restore()).to(SUB);
                    sub(r).to(P);
                }),
                route(
                        "a loop of three",
                        NONE,
                        3,
                        true,
                        r -> in(r).loop(3).process(restore()).to(P).end()),
                route(
                        "a loop of three copies",
                        NONE,
                        3,
                        true,
                        r -> in(r).loop(3).copy().to(P).end()),
                route("a loop around a sub-route", NONE, 3, true, r -> {
                    in(r).loop(3).copy().to(SUB).end();
                    sub(r).to(P);
                }),
                route("a loop around a sub-route whose next step fails once", NONE, 3, true, r -> {
                    Processor failing = failingAt(2);
                    in(r).loop(3).copy().to(SUB).end();
                    sub(r).to(P).process(failing);
                }),
                route(
                        "a multicast to two steps",
                        NONE,
                        2,
                        true,
                        r -> in(r).multicast().to(P).to(P + "&maxRetries=1").end()),
                route(
                        "a multicast in parallel",
                        NONE,
                        2,
                        true,
                        r -> in(r).multicast()
                                .parallelProcessing()
                                .to(P)
                                .to(P + "&maxRetries=1")
                                .end()),
                route(
                        "a split of two equal parts",
                        NONE,
                        2,
                        true,
                        r -> in(r).split(bodyTwice()).to(P).end()),
                route(
                        "a split of two equal parts in parallel",
                        NONE,
                        2,
                        true,
                        r -> in(r).split(bodyTwice()).parallelProcessing().to(P).end()),
                route(
                        "a split of two parts, the first answer is lost",
                        ONE_LOST,
                        2,
                        false,
                        r -> in(r).split(twoParts(), noted()).to(P).end()),
                route(
                        "three scenes of one photo",
                        NONE,
                        3,
                        true,
                        r -> in(r).to(P + "&scene=wood")
                                .process(restore())
                                .to(P + "&scene=marble")
                                .process(restore())
                                .to(P + "&scene=brick")),
                route(
                        "doCatch that asks again",
                        ONE_LOST,
                        2,
                        true,
                        r -> in(r).doTry()
                                .to(P)
                                .doCatch(PixelcutException.class)
                                .process(restore())
                                .to(P)
                                .end()),
                route(
                        "doCatch that logs, then a step",
                        ONE_LOST,
                        2,
                        true,
                        r -> in(r).doTry()
                                .to(P)
                                .doCatch(PixelcutException.class)
                                .log("lost")
                                .end()
                                .to(P)),
                route(
                        "doCatch without properties, then a step",
                        ONE_LOST,
                        2,
                        true,
                        r -> in(r).doTry()
                                .to(P)
                                .doCatch(PixelcutException.class)
                                .removeProperties("*")
                                .removeHeaders("*")
                                .end()
                                .to(P)),
                route("onException that asks again", ONE_LOST, 2, true, r -> {
                    r.onException(PixelcutException.class)
                            .handled(true)
                            .process(restore())
                            .to(P);
                    r.from(IN).to(P);
                }),
                route("onException after two redeliveries that asks again", ONE_LOST, 2, true, r -> {
                    r.onException(PixelcutException.class)
                            .maximumRedeliveries(2)
                            .redeliveryDelay(1)
                            .handled(true)
                            .process(restore())
                            .to(P);
                    r.from(IN).to(P);
                }),
                route("onException that continues, then a step", ONE_LOST, 2, true, r -> {
                    r.onException(PixelcutException.class).continued(true);
                    r.from(IN).to(P).to(P);
                }),
                route("a dead letter route that asks again", ONE_LOST, 2, true, r -> {
                    r.from(IN)
                            .errorHandler(r.deadLetterChannel("direct:dead")
                                    .redeliveryDelay(1)
                                    .maximumRedeliveries(2))
                            .to(P);
                    r.from("direct:dead").to(P);
                }),
                route("a sub-route that handles, called twice", ONE_LOST, 2, true, r -> {
                    in(r).to(SUB).process(restore()).to(SUB);
                    sub(r).doTry()
                            .to(P)
                            .doCatch(PixelcutException.class)
                            .log("lost")
                            .end();
                }),
                route("another picture after a lost answer", ONE_LOST, 2, true, r -> {
                    r.onException(PixelcutException.class).continued(true);
                    r.from(IN).to(P).setBody(exchange -> Pictures.png(65, 65)).to(P);
                }),
                route(
                        "a picture that a redelivery has fetched, then another endpoint",
                        ONE_DOWNLOAD,
                        2,
                        true,
                        r -> in(r).to(DOWNLOAD).process(restore()).to(DOWNLOAD + "&scene=wood")),
                route(
                        "the same, the second one asks for the same",
                        ONE_DOWNLOAD,
                        2,
                        true,
                        r -> in(r).to(DOWNLOAD).process(restore()).to(DOWNLOAD + "&connectTimeout=5000")),
                route("a step that failed before anything was paid", NONE, 1, true, r -> {
                    in(r).to(SUB);
                    sub(r).process(failing(2)).to(P);
                }),
                route("another prompt at each redelivery", NONE, 3, true, r -> {
                    AtomicInteger number = new AtomicInteger();
                    in(r).to(SUB);
                    sub(r).process(exchange -> exchange.getMessage()
                                    .setHeader("CamelPixelcutPrompt", "shelf " + number.incrementAndGet()))
                            .to(P)
                            .process(failing(2));
                }),
                route(
                        "a redelivered step behind a payment, then the same again",
                        NONE,
                        2,
                        true,
                        r -> in(r).to(P).process(failing(2)).process(restore()).to(P)));
    }

    private static RouteShape camel(
            String shape, Faults faults, int paid, boolean ends, Consumer<RouteBuilder> routes) {
        return new RouteShape(Kind.CAMEL, shape, faults, routes, paid, ends);
    }

    private static RouteShape route(
            String shape, Faults faults, int paid, boolean ends, Consumer<RouteBuilder> routes) {
        return new RouteShape(Kind.ROUTE, shape, faults, routes, paid, ends);
    }

    /** The route that redelivers. */
    private static RouteDefinition in(RouteBuilder routes) {
        return in(routes, IN);
    }

    private static RouteDefinition in(RouteBuilder routes, String uri) {
        return routes.from(uri).errorHandler(redelivering(routes));
    }

    private static DefaultErrorHandlerDefinition redelivering(RouteBuilder routes) {
        return routes.defaultErrorHandler().maximumRedeliveries(REDELIVERIES).redeliveryDelay(1);
    }

    /** A sub-route that leaves failures to its caller. */
    private static RouteDefinition sub(RouteBuilder routes) {
        return routes.from(SUB).routeId("sub").errorHandler(routes.noErrorHandler());
    }

    /** A step that fails so many times. */
    private static Processor failing(int times) {
        AtomicInteger calls = new AtomicInteger();
        return exchange -> {
            if (calls.incrementAndGet() <= times) {
                throw new IllegalStateException("fails for the " + calls + ". time");
            }
        };
    }

    /** A step that fails once, at this call of it. */
    private static Processor failingAt(int number) {
        AtomicInteger calls = new AtomicInteger();
        return exchange -> {
            if (calls.incrementAndGet() == number) {
                throw new IllegalStateException("fails at the " + number + ". call");
            }
        };
    }

    private static AggregationStrategy throwing(int times) {
        AtomicInteger calls = new AtomicInteger();
        return (all, part) -> {
            if (calls.incrementAndGet() <= times) {
                throw new IllegalStateException("the strategy fails");
            }
            return part;
        };
    }

    /** A strategy that notes a part's failure and goes on. */
    private static AggregationStrategy noted() {
        return (all, part) -> {
            Exchange result = all == null ? part : all;
            if (part.isFailed()) {
                result.setException(null);
                result.setProperty(FAILED, true);
            }
            return result;
        };
    }

    private static Processor restore() {
        return exchange -> {
            exchange.getMessage().setBody(Pictures.PNG);
            exchange.getMessage().removeHeaders("*");
        };
    }

    private static Expression bodyAsOnePart() {
        return parts(exchange -> List.of(exchange.getMessage().getBody()));
    }

    private static Expression bodyTwice() {
        return parts(exchange -> Collections.nCopies(2, exchange.getMessage().getBody()));
    }

    private static Expression twoParts() {
        return parts(exchange -> List.of(Pictures.png(64, 65), Pictures.png(64, 66)));
    }

    private static Expression parts(java.util.function.Function<Exchange, List<?>> parts) {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return parts.apply(exchange);
            }
        };
    }
}
