/** The contenders, each in a process of its own, and what is measured inside it. */
package io.github.camelpixelcut.benchmarks.client;
