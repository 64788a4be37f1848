/** The measurements: what is run, how often, and which figures are taken from it. */
package io.github.camelpixelcut.benchmarks.measure;
