package io.github.camelpixelcut.benchmarks.report;

import java.util.List;

/**
 * The lines of one chart.
 *
 * @param xAxis the label of the x axis, with the unit
 * @param yAxis the label of the y axis, with the unit
 */
public record Curves(String title, String xAxis, String yAxis, List<Curve> lines) {}
