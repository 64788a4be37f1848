package io.github.camelpixelcut.benchmarks.report;

/** The limit that a ratio must meet. */
public record Target(boolean atMost, double bound) {

    public static Target atMost(double bound) {
        return new Target(true, bound);
    }

    public static Target atLeast(double bound) {
        return new Target(false, bound);
    }

    boolean isMetBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    String text() {
        return (atMost ? "at most " : "at least ") + Figure.plain(bound);
    }
}
