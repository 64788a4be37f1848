package io.github.camelpixelcut.sandbox.internal.state;

import java.time.Duration;
import java.util.Locale;

/**
 * What happens to a call by chance.
 *
 * @param status of the answer, for {@link Kind#STATUS} only
 * @param delay how much later the answer comes, for {@link Kind#SLOW} only
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

    /** What the statistics count it under: the status, or the kind in lower case. */
    public String countedAs() {
        return kind == Kind.STATUS ? String.valueOf(status) : kind.name().toLowerCase(Locale.ROOT);
    }
}
