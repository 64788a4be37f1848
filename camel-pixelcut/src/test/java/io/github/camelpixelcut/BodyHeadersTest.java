package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that describe the old body are removed with it; headers with its origin and name stay. */
class BodyHeadersTest extends SandboxTestSupport {

    static Stream<String> names() {
        return Arrays.stream(BodyHeaders.values()).flatMap(group -> group.names().stream());
    }

    static Stream<Map<String, Object>> namesAndKeys() {
        return Stream.of(
                Map.of(
                        Exchange.FILE_NAME, "mug.png",
                        Exchange.FILE_NAME_ONLY, "mug.png",
                        Exchange.FILE_NAME_CONSUMED, "in/mug.png",
                        Exchange.FILE_PATH, "photos/in/mug.png",
                        Exchange.FILE_PARENT, "photos/in",
                        Exchange.FILE_LAST_MODIFIED, 1_700_000_000_000L),
                Map.of(
                        "CamelAwsS3Key", "in/mug.png",
                        "CamelAwsS3BucketName", "photos",
                        "CamelAwsS3OverrideBucketName", "finished",
                        "CamelAwsS3VersionId", "3",
                        "CamelAwsS3Metadata", Map.of("source", "studio")),
                Map.of("CamelMinioObjectName", "in/mug.png", "CamelMinioBucketName", "photos"),
                Map.of("CamelIBMCOSKey", "in/mug.png", "CamelIBMCOSBucketName", "photos"),
                Map.of("CamelGoogleCloudStorageObjectName", "mug.png", "CamelGoogleCloudStorageBucketName", "photos"),
                Map.of("CamelAzureStorageBlobBlobName", "mug.png", "CamelAzureStorageBlobBlobContainerName", "photos"),
                Map.of("CamelAzureStorageDataLakeFileName", "mug.png", "CamelAzureStorageDataLakePath", "in"),
                Map.of("kafka.KEY", "mug", "kafka.TOPIC", "photos", "kafka.OFFSET", 7L),
                Map.of("Subject", "A mug", "From", "studio@example.com"),
                Map.of(
                        Exchange.HTTP_PATH,
                        "/photos",
                        Exchange.HTTP_QUERY,
                        "id=7",
                        "Cache-Control",
                        "no-store",
                        "size",
                        "XL",
                        "language",
                        "de"));
    }

    @ParameterizedTest(name = "output={0}")
    @ValueSource(strings = {"image", "url", "download"})
    void headersThatDescribeTheOldBodyAreRemoved(String output) {
        Exchange result = send(generate("&output=" + output), exchange -> {
            exchange.getMessage().setBody(photo());
            names().forEach(name -> exchange.getMessage().setHeader(name, "of the old body"));
        });

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeaders().values()).doesNotContain("of the old body");
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE))
                .isEqualTo(output.equals("url") ? "text/plain" : "image/jpeg");
    }

    @Test
    void theCaseOfAHeaderNameMakesNoDifference() {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            names().forEach(name -> exchange.getMessage().setHeader(name.toUpperCase(Locale.ROOT), "of the old body"));
        });

        assertThat(result.getMessage().getHeaders().values()).doesNotContain("of the old body");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namesAndKeys")
    void namesAndKeysStay(Map<String, Object> headers) {
        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            headers.forEach(exchange.getMessage()::setHeader);
        });

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeaders()).containsAllEntriesOf(headers);
    }

    @Test
    void afterAFailureTheOldBodyKeepsItsHeaders() {
        sandbox.failNext(1, 400, "malformed_image");

        Exchange result = send(generate(""), exchange -> {
            exchange.getMessage().setBody(photo());
            exchange.getMessage().setHeader("CamelAwsS3ContentType", "image/png");
            exchange.getMessage().setHeader(Exchange.FILE_LENGTH, 7);
        });

        assertThat(result.getException()).isNotNull();
        assertThat(result.getMessage().getHeaders())
                .containsEntry("CamelAwsS3ContentType", "image/png")
                .containsEntry(Exchange.FILE_LENGTH, 7);
    }

    @Test
    void noHeaderIsListedTwice() {
        List<String> spelt = names().map(name -> name.toLowerCase(Locale.ROOT)).toList();

        assertThat(spelt).doesNotHaveDuplicates();
    }
}
