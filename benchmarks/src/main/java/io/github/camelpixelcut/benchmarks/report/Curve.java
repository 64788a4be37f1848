package io.github.camelpixelcut.benchmarks.report;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param contender the contender's title
 * @param points in ascending order of x
 */
public record Curve(String contender, List<Point> points) {

    /**
     * The largest growth factor of the cost per unit from one point to the next. At most 1 if the cost is linear, with
     * or without a fixed part.
     */
    public double largestGrowth() {
        double largest = 0;
        for (int i = 1; i < points.size(); i++) {
            largest = Math.max(
                    largest, points.get(i).perUnit() / points.get(i - 1).perUnit());
        }
        return largest;
    }

    public record Point(double x, double y) {
        double perUnit() {
            return y / x;
        }
    }
}
