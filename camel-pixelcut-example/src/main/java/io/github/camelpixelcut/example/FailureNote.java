package io.github.camelpixelcut.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is written beside a picture that was rejected or needs a person's eye.
 *
 * @param file the path inside the inbox
 * @param code the API's error code, or one word for what went wrong
 * @param message one sentence about what went wrong
 * @param time when it went wrong, ISO 8601
 * @param resultUrl where the finished picture can be fetched, for an hour; null when unknown
 * @param result the file beside this one that holds the finished picture; null when there is none
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
