package io.github.camelpixelcut.benchmarks.report;

import java.io.PrintStream;

/** Prints the results on the terminal. */
public final class Terminal {

    private Terminal() {}

    public static void print(Results results, String machine, PrintStream out) {
        out.println();
        out.println(machine);
        out.println(Tables.of(results.rows()).asText());
        for (Curves curves : results.curves()) {
            out.println();
            out.println(curves.title() + "; " + curves.yAxis());
            out.println(Tables.of(curves).asText());
        }
    }
}
