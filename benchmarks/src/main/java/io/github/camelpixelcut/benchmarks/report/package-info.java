/** The results, as tables on the terminal and as a documentation page with a chart. */
package io.github.camelpixelcut.benchmarks.report;
