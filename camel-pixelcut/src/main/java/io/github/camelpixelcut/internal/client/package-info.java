/** HTTP: one client class, the encoding of requests, the decoding of answers, and the rule for retries. */
package io.github.camelpixelcut.internal.client;
