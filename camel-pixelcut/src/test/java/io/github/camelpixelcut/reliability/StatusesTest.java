package io.github.camelpixelcut.reliability;

import static io.github.camelpixelcut.reliability.Answers.flooded;
import static io.github.camelpixelcut.reliability.Answers.picture;
import static io.github.camelpixelcut.reliability.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutCreditsException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.error.PixelcutRateLimitException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.error.PixelcutServerException;
import io.github.camelpixelcut.testsupport.Pictures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer that is not a success: calls are repeated only after those by which the service says that it failed. */
class StatusesTest extends FaultTestSupport {

    private static final int MAX_RETRIES = 2;
    private static final int FLOOD = 200 * 1024 * 1024;
    private static final String HTML = "<html>No</html>";

    static Stream<Row> answers() {
        return Stream.of(
                coded(400, "invalid_request_body", PixelcutRequestException.class),
                coded(400, "missing_parameter", PixelcutRequestException.class),
                coded(400, "invalid_parameter", PixelcutRequestException.class),
                coded(400, "unsupported_content_type", PixelcutRequestException.class),
                coded(400, "malformed_image", PixelcutImageException.class),
                coded(400, "unsupported_image_format", PixelcutImageException.class),
                coded(400, "file_size_too_large", PixelcutImageException.class),
                coded(400, "resolution_too_high", PixelcutImageException.class),
                coded(400, "unknown_foreground", PixelcutImageException.class),
                coded(401, "invalid_auth_token", PixelcutAuthenticationException.class),
                coded(403, "insufficient_api_credits", PixelcutCreditsException.class),
                coded(429, "rate_limit_exceeded", PixelcutRateLimitException.class)
                        .retryable(),
                new Row(
                        "400 with a code that is not known",
                        400,
                        json("brand_new_code"),
                        PixelcutRequestException.class,
                        "brand_new_code",
                        "400 brand_new_code",
                        false,
                        false),
                row(
                        "400 with a code of another type",
                        400,
                        "{\"error\": [1, 2], \"error_code\": 42}",
                        PixelcutRequestException.class),
                row("400 with empty JSON", 400, "{}", PixelcutRequestException.class),
                row("400 without a body", 400, "", PixelcutRequestException.class),
                row("400 with HTML", 400, HTML, PixelcutRequestException.class),
                row("401 without a body", 401, "", PixelcutAuthenticationException.class)
                        .says("PIXELCUT_API_KEY"),
                row("403 without a body", 403, "", PixelcutException.class),
                new Row(
                        "403 with another code",
                        403,
                        json("forbidden_region"),
                        PixelcutException.class,
                        "forbidden_region",
                        "403 forbidden_region",
                        false,
                        false),
                row("404 with HTML", 404, HTML, PixelcutException.class).says("Check the option baseUrl"),
                row("405", 405, HTML, PixelcutException.class),
                row("413 with HTML", 413, HTML, PixelcutException.class),
                row("415", 415, HTML, PixelcutException.class),
                row("429 without a body", 429, "", PixelcutRateLimitException.class)
                        .retryable(),
                row("500 without a body", 500, "", PixelcutServerException.class)
                        .retryable(),
                row("500 with a text", 500, "{\"error\": \"It broke\"}", PixelcutServerException.class)
                        .retryable()
                        .says("It broke"),
                row("500 with HTML", 500, HTML, PixelcutServerException.class).retryable(),
                row("503 with HTML", 503, HTML, PixelcutServerException.class).retryable(),
                row("502 with HTML", 502, HTML, PixelcutServerException.class).charged(),
                row("504 with HTML", 504, HTML, PixelcutServerException.class).charged(),
                row("520 without a body", 520, "", PixelcutServerException.class)
                        .charged(),
                row("524 with a text", 524, "error code: 524", PixelcutServerException.class)
                        .charged());
    }

    static Stream<FaultCase> cases() {
        Stream<FaultCase> redirects = Stream.of(300, 301, 302, 303, 307, 308).map(StatusesTest::redirect);
        Stream<FaultCase> floods = Stream.of(
                new FaultCase(
                        "400 with a body of 200 MB",
                        test -> flood(test, 400),
                        refused(PixelcutRequestException.class, 400, "Pixelcut answered 400", false, 1)),
                new FaultCase(
                        "503 with a body of 200 MB, then a picture",
                        StatusesTest::floodThenPicture,
                        Outcome.picture(2, 1)));
        FaultCase credits = new FaultCase(
                "`pixelcut:credits`: 504",
                StatusesTest::credits,
                refused(PixelcutServerException.class, 504, "Pixelcut answered 504", false, 1));
        return Stream.of(answers().map(Row::fault), redirects, floods, waits(), Stream.of(credits))
                .flatMap(rows -> rows);
    }

    private static Seen credits(FaultTestSupport test) {
        StandIn api = test.opened(new StandIn(status(504).build()));
        return Seen.of(test.through("pixelcut:credits?apiKey=" + KEY + "&baseUrl=" + api.baseUrl(), null), api);
    }

    private static Stream<FaultCase> waits() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3_600).atOffset(ZoneOffset.UTC));
        return Stream.of(
                new FaultCase(
                        "429 with `Retry-After: 1`, longer than `maxRetryDelay`",
                        StatusesTest::shortWait,
                        Outcome.picture(2, 1)),
                new FaultCase(
                        "429 with `Retry-After: 30` and `requestTimeout=20s`",
                        test -> retryAfter(test, 429, "30", 30_000L, "requestTimeout=20s"),
                        refused(PixelcutRateLimitException.class, 429, "The API asks to wait", true, 1)),
                new FaultCase(
                        "429 with `Retry-After: 30` and `requestsPerSecond=0`",
                        test -> retryAfter(test, 429, "30", 30_000L, "requestsPerSecond=0"),
                        refused(PixelcutRateLimitException.class, 429, "The API asks to wait", true, 1)),
                new FaultCase(
                        "429 at more attempts than `maxRetries`, then the picture",
                        StatusesTest::refusedOften,
                        Outcome.picture(6, 1)),
                tooLong("`Retry-After: 30`", 503, "30", 30_000L),
                tooLong("a `Retry-After` date in an hour", 429, date, null),
                tooLong("`Retry-After: 9223372036854775807`", 429, "9223372036854775807", null),
                tooLong("`Retry-After: 9223372036854775`", 429, "9223372036854775", null),
                tooLong("`Retry-After: 9000000000000000000`", 429, "9000000000000000000", null),
                meaningless("0"),
                meaningless("-5"),
                meaningless("soon"),
                meaningless("1.5"),
                meaningless("99999999999999999999"),
                meaningless("Thu, 01 Jan 1970 00:00:00 GMT"));
    }

    private static FaultCase tooLong(String header, int status, String value, Long redeliveryDelay) {
        Class<? extends PixelcutException> exception =
                status == 429 ? PixelcutRateLimitException.class : PixelcutServerException.class;
        return new FaultCase(
                status + " with " + header,
                test -> retryAfter(test, status, value, redeliveryDelay),
                refused(exception, status, "The API asks to wait", true, 1));
    }

    private static FaultCase meaningless(String value) {
        return new FaultCase(
                "429 with `Retry-After: " + value + "`",
                test -> retryAfter(test, 429, value, null),
                Outcome.picture(2, 1));
    }

    private static Seen retryAfter(
            FaultTestSupport test, int status, String value, Long redeliveryDelay, String... options) {
        Seen seen = test.call(new StandIn(wait(status, value), picture().build()), options);
        assertThat(seen.exchange().getMessage().getHeader(Exchange.REDELIVERY_DELAY))
                .isEqualTo(redeliveryDelay);
        return seen;
    }

    private static Seen shortWait(FaultTestSupport test) {
        return test.call(new StandIn(wait(429, "1"), picture().build()));
    }

    private static Seen refusedOften(FaultTestSupport test) {
        MockResponse refused = status(429).build();
        StandIn api = new StandIn(
                refused, refused, refused, refused, refused, picture().build());
        return test.call(api, "maxRetries=1");
    }

    private static MockResponse wait(int status, String value) {
        return status(status).addHeader("Retry-After", value).build();
    }

    private static FaultCase redirect(int status) {
        return new FaultCase(
                status + " with a `Location` on another host",
                test -> {
                    StandIn elsewhere = test.opened(new StandIn(picture().build()));
                    Seen seen = test.call(new StandIn(status(status)
                            .addHeader("Location", elsewhere.baseUrl())
                            .build()));
                    assertThat(elsewhere.requests()).isZero();
                    return seen;
                },
                refused(
                        PixelcutException.class,
                        status,
                        "Redirects are not followed, so that the API key goes nowhere else",
                        false,
                        1));
    }

    /**
     * The server can write only as much as the buffers hold, because the client does not read data that it does not
     * need.
     */
    private static Seen flood(FaultTestSupport test, int status) {
        Answers.Flood flood = new Answers.Flood("{\"error\": \"", FLOOD);
        Seen seen =
                test.call(new StandIn(flooded(status, "application/json", flood).build()));
        assertThat(flood.written()).isLessThan(FLOOD / 4);
        return seen;
    }

    private static Seen floodThenPicture(FaultTestSupport test) {
        return test.call(new StandIn(
                flooded(503, "text/html", new Answers.Flood("<html>", FLOOD)).build(),
                picture().build()));
    }

    private static Outcome refused(
            Class<? extends PixelcutException> exception, int status, String says, boolean retryable, int requests) {
        return new Outcome(exception, status, null, says, null, retryable, false, requests, 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theCreditsOperationFailsInTheSameWaysButIsNeverCharged(Row row) {
        StandIn api = opened(new StandIn(row.response()));
        routeTo("pixelcut:credits?maxRetries=0&apiKey=" + KEY + "&baseUrl=" + api.baseUrl(), row.type());

        Exchange exchange = send(null);

        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo(row.type().getSimpleName());
        assertThat(((PixelcutException) failureOf(exchange)).isPossiblyCharged())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theExceptionHasOnlyTheErrorCodeOfTheAnswer(Row row) {
        StandIn api = opened(new StandIn(row.response()));
        routeTo(pixelcut(api.baseUrl(), "maxRetries=0", "requestsPerSecond=0"), row.type());

        PixelcutException failure = (PixelcutException) failureOf(send(Pictures.PNG));

        assertThat(failure.getErrorCode()).isEqualTo(row.errorCode());
        assertThat(failure.getResultUrl()).isNull();
        assertThat(failure.getRetryAfter()).isNull();
        assertThat(failure.getMessage()).startsWith("Pixelcut answered " + row.status());
    }

    private static Row coded(int status, String code, Class<? extends PixelcutException> type) {
        return new Row(
                status + " `" + code + "`",
                status,
                json(code),
                type,
                code,
                status + " " + code + ": What " + code + " means",
                false,
                false);
    }

    private static Row row(String name, int status, String body, Class<? extends PixelcutException> type) {
        return new Row(name, status, body, type, null, "Pixelcut answered " + status, false, false);
    }

    private static String json(String code) {
        return "{\"error\": \"What %1$s means\", \"error_code\": \"%1$s\"}".formatted(code);
    }

    /** An answer and its expected outcome. */
    record Row(
            String name,
            int status,
            String body,
            Class<? extends PixelcutException> type,
            String code,
            String says,
            boolean isRetryable,
            boolean isCharged) {

        Row retryable() {
            return new Row(name, status, body, type, code, says, true, isCharged);
        }

        Row charged() {
            return new Row(
                    name,
                    status,
                    body,
                    type,
                    code,
                    "A gateway lost the answer: the picture may have been made and charged, so it is not sent again",
                    isRetryable,
                    true);
        }

        Row says(String phrase) {
            return new Row(name, status, body, type, code, phrase, isRetryable, isCharged);
        }

        ErrorCode errorCode() {
            return Stream.of(ErrorCode.values())
                    .filter(value -> value.name().equalsIgnoreCase(code))
                    .findAny()
                    .orElse(ErrorCode.UNKNOWN);
        }

        MockResponse response() {
            return Answers.status(status)
                    .addHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/html")
                    .body(body)
                    .build();
        }

        FaultCase fault() {
            int requests = isRetryable ? 1 + MAX_RETRIES : 1;
            Outcome outcome =
                    new Outcome(type, status, code, says, null, isRetryable, isCharged, requests, isCharged ? 1 : 0);
            String pace = status == 429 ? "requestsPerSecond=0" : FAST;
            return new FaultCase(
                    status == 429 ? name + " at each attempt, and `requestsPerSecond=0`" : name,
                    test -> test.call(new StandIn(response()), "maxRetries=" + MAX_RETRIES, pace),
                    outcome);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
