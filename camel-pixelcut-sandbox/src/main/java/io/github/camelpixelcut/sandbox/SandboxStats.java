package io.github.camelpixelcut.sandbox;

import java.util.Map;

/**
 * What a sandbox was asked, and what it answered, since its start or the last reset.
 *
 * @param requests calls of {@code POST /v1/generate-background}; those that failed are included
 * @param generated pictures that were made and charged
 * @param creditsCharged credits that these pictures cost
 * @param creditsRemaining credits on the account; resetting the statistics does not change them
 * @param errors failed calls of {@code POST /v1/generate-background} by error code. Responses without a code are
 *     counted as {@code http_} followed by the status, for example {@code http_503}; calls whose client closed the
 *     connection while their image was being decoded as {@code http_499}. Unmodifiable
 * @param faults random faults: {@code reset_before_picture}, {@code reset_after_picture}, {@code slow}, or the status
 *     of the response, which is counted in {@code errors} as well. Unmodifiable
 */
public record SandboxStats(
        long requests,
        long generated,
        long creditsCharged,
        long creditsRemaining,
        Map<String, Long> errors,
        Map<String, Long> faults) {

    /** Copies the maps. */
    public SandboxStats {
        errors = Map.copyOf(errors);
        faults = Map.copyOf(faults);
    }
}
