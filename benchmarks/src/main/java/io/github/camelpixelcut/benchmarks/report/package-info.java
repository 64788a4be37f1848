/** What was measured, as a table on the terminal and as a page with a chart. */
package io.github.camelpixelcut.benchmarks.report;
