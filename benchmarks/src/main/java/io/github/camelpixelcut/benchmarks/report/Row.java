package io.github.camelpixelcut.benchmarks.report;

/**
 * A line of the table. Texts, because each measure has units of its own.
 *
 * @param peer who the peer's figure is of; empty where there is none
 * @param verdict PASS, MISS, empty for a comparison without a target, or why nothing was measured
 */
public record Row(
        String measure, String ours, String peer, String peerFigure, String ratio, String target, String verdict) {

    /** A target for the quotient of our figure and the peer's. */
    public static Row compared(String measure, Figure ours, String peer, Figure peerFigure, Target target) {
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

    /** A target for our figure alone. */
    public static Row alone(String measure, Figure ours, String target, boolean met) {
        return new Row(measure, ours.text(), "", "", "", target, verdict(met));
    }

    /** A figure without a target, for comparison. */
    public static Row shown(String measure, Figure ours, String peer, Figure peerFigure) {
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
