package io.github.camelpixelcut;

import java.time.Instant;

/**
 * How many credits an account had.
 *
 * @param remaining the number
 * @param at when the API said so
 */
public record Credits(long remaining, Instant at) {}
