package io.github.camelpixelcut.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The JSON file beside a picture that was rejected or needs a review.
 *
 * @param file the path inside the inbox, with {@code /} between its parts
 * @param code see {@link FailureReason}
 * @param message see {@link FailureReason}
 * @param time of the failure, ISO 8601, UTC
 * @param resultUrl where the finished picture can be downloaded, for an hour after the call; null when unknown
 * @param result the file with the finished picture, in the same folder; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FailureNote(String file, String code, String message, String time, String resultUrl, String result) {

    static FailureNote of(Picture picture, FailureReason reason, Path result) {
        return new FailureNote(
                picture.name(),
                reason.code(),
                reason.message(),
                Instant.now().toString(),
                reason.resultUrl(),
                result == null ? null : result.getFileName().toString());
    }
}
