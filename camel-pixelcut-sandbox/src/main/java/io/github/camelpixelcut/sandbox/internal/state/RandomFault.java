package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Duration;
import java.util.Locale;

/**
 * A random fault of one call, or none.
 *
 * @param status of the response, for {@link Kind#STATUS} only, else 0
 * @param delay of the response, for {@link Kind#SLOW} only, else zero
 */
public record RandomFault(Kind kind, int status, Duration delay) {

    public enum Kind {
        NONE,
        STATUS,
        RESET_BEFORE_PICTURE,
        RESET_AFTER_PICTURE,
        SLOW
    }

    static final RandomFault NONE = of(Kind.NONE);

    static RandomFault of(Kind kind) {
        return new RandomFault(kind, 0, Duration.ZERO);
    }

    /** Its name in the statistics: the status, or the kind in lower case. */
    public String countedAs() {
        return kind == Kind.STATUS ? String.valueOf(status) : kind.name().toLowerCase(Locale.ROOT);
    }
}
