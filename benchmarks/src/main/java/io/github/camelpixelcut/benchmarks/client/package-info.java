/** The contenders, each in a separate process, and the measuring inside that process. */
package io.github.camelpixelcut.benchmarks.client;
