package io.github.camelpixelcut.benchmarks.server;

/**
 * A call that an account received.
 *
 * @param caller the process
 * @param nanos when it arrived, after the account's first call
 * @param admitted false if it was refused with 429
 */
public record Attempt(String caller, long nanos, boolean admitted) {}
