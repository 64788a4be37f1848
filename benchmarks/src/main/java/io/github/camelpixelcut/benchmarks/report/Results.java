package io.github.camelpixelcut.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/** The results of one or more measurements. */
public record Results(List<Row> rows, List<Curves> curves) {

    public static Results of(Row... rows) {
        return new Results(List.of(rows), List.of());
    }

    public Results and(Results more) {
        return new Results(
                Stream.concat(rows.stream(), more.rows.stream()).toList(),
                Stream.concat(curves.stream(), more.curves.stream()).toList());
    }
}
