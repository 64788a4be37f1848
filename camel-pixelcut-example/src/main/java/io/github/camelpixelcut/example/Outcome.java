package io.github.camelpixelcut.example;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What became of one picture.
 *
 * @param kind stored, rejected or failed
 * @param bytes the size of what lies at {@code where}, in bytes
 * @param where an S3 address, or where the picture lies on disk
 * @param reason what went wrong; null when nothing did
 * @param original where the picture that came in lies now
 */
record Outcome(Kind kind, long bytes, String where, FailureReason reason, Path original) {

    /** The same, with what else an operator has to know. */
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
