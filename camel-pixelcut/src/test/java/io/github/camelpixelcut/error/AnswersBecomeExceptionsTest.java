package io.github.camelpixelcut.error;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camelpixelcut.support.Pictures;
import io.github.camelpixelcut.support.RouteTestSupport;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer of the API that is no success, as a route with {@code onException} sees it. */
class AnswersBecomeExceptionsTest extends RouteTestSupport {

    private static final int MAX_RETRIES = 2;

    @RegisterExtension
    static WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static Stream<Row> documented() {
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
                coded(401, "invalid_auth_token", PixelcutAuthenticationException.class)
                        .says("apiKey", "PIXELCUT_API_KEY"),
                coded(403, "insufficient_api_credits", PixelcutCreditsException.class),
                coded(429, "rate_limit_exceeded", PixelcutRateLimitException.class)
                        .retryable());
    }

    static Stream<Row> others() {
        return Stream.of(
                answer(400, "{}", PixelcutRequestException.class),
                answer(400, "", PixelcutRequestException.class),
                answer(400, "<html>Bad Request</html>", PixelcutRequestException.class),
                answer(400, json("brand_new_code"), PixelcutRequestException.class)
                        .raw("brand_new_code"),
                answer(400, "{\"error\": [1, 2], \"error_code\": 42}", PixelcutRequestException.class),
                answer(401, "", PixelcutAuthenticationException.class).says("apiKey", "PIXELCUT_API_KEY"),
                answer(403, "", PixelcutException.class),
                answer(403, json("forbidden_region"), PixelcutException.class).raw("forbidden_region"),
                answer(404, "<html>Not Found</html>", PixelcutException.class).says("Check the option baseUrl"),
                answer(302, "", PixelcutException.class).says("Redirects are not followed", "check the option baseUrl"),
                answer(413, "<html>Request Entity Too Large</html>", PixelcutException.class),
                answer(429, "", PixelcutRateLimitException.class).retryable(),
                answer(500, "", PixelcutServerException.class).retryable(),
                answer(500, "{\"error\": \"It broke\"}", PixelcutServerException.class)
                        .retryable()
                        .says("It broke"),
                answer(503, "<html>Service Unavailable</html>", PixelcutServerException.class)
                        .retryable(),
                answer(502, "<html>Bad Gateway</html>", PixelcutServerException.class)
                        .charged(),
                answer(504, "<html>Gateway Time-out</html>", PixelcutServerException.class)
                        .charged(),
                answer(520, "", PixelcutServerException.class).charged(),
                answer(524, "error code: 524", PixelcutServerException.class).charged());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documented", "others"})
    void anAnswerThatIsNoSuccessReachesTheHandlerOfItsException(Row row) {
        api.stubFor(any(anyUrl()).willReturn(row.response()));
        routeTo(pixelcut(api.baseUrl(), "maxRetries=0"), row.type());

        Exchange exchange = send(Pictures.PNG);

        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo(row.type().getSimpleName());
        assertThat(failureOf(exchange)).isExactlyInstanceOf(row.type());
        PixelcutException failure = (PixelcutException) failureOf(exchange);
        assertThat(failure.getStatusCode()).isEqualTo(row.status());
        assertThat(failure.getRawErrorCode()).isEqualTo(row.rawCode());
        assertThat(failure.getErrorCode()).isEqualTo(row.code());
        assertThat(failure.isRetryable()).isEqualTo(row.isRetryable());
        assertThat(failure.isPossiblyCharged()).isEqualTo(row.isCharged());
        assertThat(failure.getResultUrl()).isNull();
        assertThat(failure.getRetryAfter()).isNull();
        assertThat(failure)
                .hasMessageContainingAll(row.phrases().toArray(String[]::new))
                .message()
                .doesNotContain("<", "\n");
        assertThat(api.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documented", "others"})
    void onlyACallThatIsKnownToHaveCostNothingIsSentAgain(Row row) {
        api.stubFor(any(anyUrl()).willReturn(row.response()));
        routeTo(pixelcut(api.baseUrl(), "maxRetries=" + MAX_RETRIES), row.type());

        Exchange exchange = send(Pictures.PNG);

        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo(row.type().getSimpleName());
        assertThat(api.getAllServeEvents()).hasSize(row.isRetryable() ? 1 + MAX_RETRIES : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documented", "others"})
    void theCreditsOperationFailsInTheSameWaysButNeverCosts(Row row) {
        api.stubFor(any(anyUrl()).willReturn(row.response()));
        routeTo("pixelcut:credits?maxRetries=0&apiKey=" + KEY + "&baseUrl=" + api.baseUrl(), row.type());

        Exchange exchange = send(null);

        assertThat(exchange.getProperty(HANDLED_BY)).isEqualTo(row.type().getSimpleName());
        assertThat(((PixelcutException) failureOf(exchange)).isPossiblyCharged())
                .isFalse();
    }

    private static Row coded(int status, String code, Class<? extends PixelcutException> type) {
        return answer(status, json(code), type).raw(code).says("What " + code + " means");
    }

    private static String json(String code) {
        return "{\"error\": \"What %1$s means\", \"error_code\": \"%1$s\"}".formatted(code);
    }

    private static Row answer(int status, String body, Class<? extends PixelcutException> type) {
        return new Row(status, body, type, null, false, false, List.of("Pixelcut answered " + status));
    }

    /** An answer, and what becomes of it. */
    record Row(
            int status,
            String body,
            Class<? extends PixelcutException> type,
            String rawCode,
            boolean isRetryable,
            boolean isCharged,
            List<String> phrases) {

        Row raw(String code) {
            return new Row(status, body, type, code, isRetryable, isCharged, phrases).says(status + " " + code);
        }

        Row retryable() {
            return new Row(status, body, type, rawCode, true, isCharged, phrases);
        }

        Row charged() {
            return new Row(status, body, type, rawCode, isRetryable, true, phrases)
                    .says("may have been made and charged", "not sent again");
        }

        Row says(String... more) {
            List<String> all =
                    Stream.concat(phrases.stream(), Stream.of(more)).distinct().toList();
            return new Row(status, body, type, rawCode, isRetryable, isCharged, all);
        }

        ErrorCode code() {
            return Stream.of(ErrorCode.values())
                    .filter(code -> code.name().equalsIgnoreCase(rawCode))
                    .findAny()
                    .orElse(ErrorCode.UNKNOWN);
        }

        ResponseDefinitionBuilder response() {
            String type = body.startsWith("{") ? "application/json" : "text/html";
            ResponseDefinitionBuilder response = aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", type)
                    .withBody(body);
            return status == 302 ? response.withHeader("Location", "/elsewhere") : response;
        }

        @Override
        public String toString() {
            return status + " " + (rawCode != null ? rawCode : body.isEmpty() ? "without a body" : body);
        }
    }
}
