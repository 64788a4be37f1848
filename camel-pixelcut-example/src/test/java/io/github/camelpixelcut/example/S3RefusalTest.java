package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The failures of S3 that end the run, and those after which the upload is repeated. */
class S3RefusalTest {

    private static Throwable answer(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "301, PermanentRedirect",
        "400, ExpiredToken",
        "400, AuthorizationHeaderMalformed",
        "401, Unauthorized",
        "403, AccessDenied",
        "403, InvalidAccessKeyId",
        "404, NoSuchBucket",
        "405, MethodNotAllowed",
        "413, EntityTooLarge"
    })
    void thisAnswerIsFinal(int status, String code) {
        assertThat(S3Refusal.isFinal(answer(status, code))).isTrue();
        assertThat(S3Refusal.isFinal(new RuntimeCamelException(answer(status, code))))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, RequestTimeout",
        "408, RequestTimeout",
        "409, OperationAborted",
        "429, TooManyRequests",
        "500, InternalError",
        "502, BadGateway",
        "503, SlowDown"
    })
    void afterThisAnswerTheUploadIsRepeated(int status, String code) {
        assertThat(S3Refusal.isFinal(answer(status, code))).isFalse();
    }

    @Test
    void missingCredentialsAreFinal() {
        assertThat(S3Refusal.isFinal(SdkClientException.create("Unable to load credentials")))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Connection refused", "Connection reset"})
    void withoutAConnectionTheUploadIsRepeated(String message) {
        Throwable failure = SdkClientException.create("Unable to execute HTTP request", new ConnectException(message));

        assertThat(S3Refusal.isFinal(failure)).isFalse();
    }

    @Test
    void anotherFailureIsNoRefusal() {
        assertThat(S3Refusal.isFinal(new IllegalStateException("bug"))).isFalse();
    }
}
