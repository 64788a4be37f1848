/** The server that all contenders call, in a process of its own. */
package io.github.camelpixelcut.benchmarks.server;
