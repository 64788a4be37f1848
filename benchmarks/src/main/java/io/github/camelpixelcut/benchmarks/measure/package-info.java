/** The measures: what is run, how often, and what is taken from it. */
package io.github.camelpixelcut.benchmarks.measure;
