package io.github.camelpixelcut.benchmarks.report;

import java.util.List;

/**
 * The lines of one chart.
 *
 * @param xAxis what x is, with its unit
 * @param yAxis what y is, with its unit
 */
public record Curves(String title, String xAxis, String yAxis, List<Curve> lines) {}
