package io.github.camelpixelcut.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A measured value with its unit. */
public record Figure(double value, String unit) {

    public String text() {
        return number(value) + " " + unit;
    }

    /** With two to three digits that mean something. */
    static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 && value != Math.rint(value) ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** As short as it can be written. */
    static String plain(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
