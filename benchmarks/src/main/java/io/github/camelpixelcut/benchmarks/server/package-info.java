/** The server that all contenders call. It runs in a separate process. */
package io.github.camelpixelcut.benchmarks.server;
