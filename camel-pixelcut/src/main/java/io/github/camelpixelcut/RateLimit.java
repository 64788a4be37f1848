package io.github.camelpixelcut;

import java.time.Duration;
import java.time.Instant;

/**
 * A response of the API with status 429.
 *
 * @param at when it came; never null
 * @param retryAfter how long it asked to wait ({@code Retry-After}); null if it did not say
 */
public record RateLimit(Instant at, Duration retryAfter) {}
