package io.github.camelpixelcut;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer 429 of the API.
 *
 * @param at when it came
 * @param retryAfter how long it asked to wait; null where it did not say
 */
public record RateLimit(Instant at, Duration retryAfter) {}
