package io.github.camelpixelcut.benchmarks.report;

/**
 * A row of the table. All columns are text, because each measurement has its own units.
 *
 * @param peer the peer's title; empty if there is no peer
 * @param verdict PASS, MISS, empty for a comparison without a target, or why nothing was measured
 */
public record Row(
        String measure, String ours, String peer, String peerFigure, String ratio, String target, String verdict) {

    /** A row with a target for the ratio of our figure to the peer's. */
    public static Row withRelativeTarget(String measure, Figure ours, String peer, Figure peerFigure, Target target) {
        double ratio = ours.value() / peerFigure.value();
        return new Row(
                measure,
                ours.text(),
                peer,
                peerFigure.text(),
                Figure.number(ratio),
                target.text() + " x " + shortName(peer),
                verdict(target.isMetBy(ratio)));
    }

    /** A row with a target for our figure alone. */
    public static Row withTarget(String measure, Figure ours, String target, boolean met) {
        return new Row(measure, ours.text(), "", "", "", target, verdict(met));
    }

    /** A comparison without a target. */
    public static Row withoutTarget(String measure, Figure ours, String peer, Figure peerFigure) {
        String ratio = Figure.number(ours.value() / peerFigure.value());
        return new Row(measure, ours.text(), peer, peerFigure.text(), ratio, "", "");
    }

    public static Row notMeasured(String measure, String why) {
        return new Row(measure, "", "", "", "", "", "not measured: " + why);
    }

    public static String verdict(boolean met) {
        return met ? "PASS" : "MISS";
    }

    private static String shortName(String peer) {
        return peer.startsWith("(") ? peer.substring(0, 3) : peer;
    }
}
