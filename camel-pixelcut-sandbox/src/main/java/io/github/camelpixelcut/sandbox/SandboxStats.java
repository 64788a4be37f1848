package io.github.camelpixelcut.sandbox;

import java.util.Map;

/**
 * What a sandbox was asked and what it answered since its start or the last reset.
 *
 * @param requests calls of {@code POST /v1/generate-background}, refused ones included
 * @param generated pictures that were made and paid
 * @param creditsCharged credits that these pictures cost
 * @param creditsRemaining credits that are left; a reset of the statistics does not change them
 * @param errors refused calls of {@code POST /v1/generate-background} by error code; answers without a code are counted
 *     as {@code http_} and their status
 * @param faults faults that calls met by chance: {@code reset_before_picture}, {@code reset_after_picture},
 *     {@code slow}, or the status of the answer, which is counted among the errors too
 */
public record SandboxStats(
        long requests,
        long generated,
        long creditsCharged,
        long creditsRemaining,
        Map<String, Long> errors,
        Map<String, Long> faults) {

    public SandboxStats {
        errors = Map.copyOf(errors);
        faults = Map.copyOf(faults);
    }
}
