package io.github.camelpixelcut;

import java.time.Instant;

/**
 * How many credits an account had.
 *
 * @param remaining the credits that were left, as the API stated them
 * @param at when the API stated it; never null
 */
public record Credits(long remaining, Instant at) {}
