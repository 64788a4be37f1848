package io.github.camelpixelcut.benchmarks.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table, as text for the terminal or as Markdown. */
record Tables(List<String> header, List<List<String>> lines) {

    static Tables of(List<Row> rows) {
        return new Tables(
                List.of("Measure", "camel-pixelcut", "Peer", "Peer's figure", "Ratio", "Target", ""),
                rows.stream()
                        .map(row -> List.of(
                                row.measure(),
                                row.ours(),
                                row.peer(),
                                row.peerFigure(),
                                row.ratio(),
                                row.target(),
                                row.verdict()))
                        .toList());
    }

    static Tables of(Curves curves) {
        Stream<String> names = curves.lines().stream().map(Curve::contender);
        List<List<String>> lines = new ArrayList<>();
        List<Curve.Point> points = curves.lines().get(0).points();
        for (int i = 0; i < points.size(); i++) {
            lines.add(line(curves, i, points.get(i).x()));
        }
        return new Tables(Stream.concat(Stream.of(curves.xAxis()), names).toList(), lines);
    }

    private static List<String> line(Curves curves, int i, double x) {
        Stream<String> values = curves.lines().stream()
                .map(line -> Figure.number(line.points().get(i).y()));
        return Stream.concat(Stream.of(Figure.plain(x)), values).toList();
    }

    String asText() {
        Column[] columns = header.stream()
                .map(name -> new Column()
                        .header(name)
                        .headerAlign(HorizontalAlign.LEFT)
                        .dataAlign(HorizontalAlign.LEFT))
                .toArray(Column[]::new);
        String[][] data =
                lines.stream().map(line -> line.toArray(String[]::new)).toArray(String[][]::new);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, data);
    }

    String asMarkdown() {
        String rule = header.stream().map(name -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        return Stream.concat(Stream.of(markdown(header), rule), lines.stream().map(Tables::markdown))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String markdown(List<String> cells) {
        return String.join(" | ", cells).transform(line -> "| " + line + " |");
    }
}
