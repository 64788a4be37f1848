package io.github.camelpixelcut.internal.client;

/**
 * One attempt may be sent, or was.
 *
 * @param number counts the attempts of the account, from 0
 * @param others how many were in flight when it was sent
 */
record Permit(long number, int others) {}
