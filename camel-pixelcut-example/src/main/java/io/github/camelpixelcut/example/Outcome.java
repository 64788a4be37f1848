package io.github.camelpixelcut.example;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The outcome of one picture.
 *
 * @param kind stored, rejected or failed
 * @param bytes the size of the file or object at {@code where}, in bytes; 0 when unknown
 * @param where an S3 address, or a path of the workspace
 * @param reason of the failure, or what else the operator has to know; null when there is nothing
 * @param original the path of the original picture now
 */
record Outcome(Kind kind, long bytes, String where, FailureReason reason, Path original) {

    /** The same, with another reason added. */
    Outcome with(FailureReason other) {
        FailureReason both = reason == null ? other : reason.and(other);
        return new Outcome(kind, bytes, where, both, original);
    }

    enum Kind {
        STORED,
        REJECTED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
