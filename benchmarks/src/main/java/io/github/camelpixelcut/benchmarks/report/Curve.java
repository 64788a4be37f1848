package io.github.camelpixelcut.benchmarks.report;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param contender whose it is
 * @param points in the order of x
 */
public record Curve(String contender, List<Point> points) {

    /** The largest growth of the cost per unit from one point to the next: 1 or less is linear with a fixed part. */
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
