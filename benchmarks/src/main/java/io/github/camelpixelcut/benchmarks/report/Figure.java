package io.github.camelpixelcut.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A measured value with its unit. */
public record Figure(double value, String unit) {

    public String text() {
        return number(value) + " " + unit;
    }

    /** With two decimals below 10, one below 100 unless it is a whole number, and none otherwise. */
    static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 && value != Math.rint(value) ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** With as few decimals as possible, at most two. */
    static String plain(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
