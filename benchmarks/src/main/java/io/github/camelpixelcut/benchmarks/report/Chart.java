package io.github.camelpixelcut.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Charts side by side in one image. The background is white, so that the image is also legible on a dark page. */
final class Chart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    // Distinguishable with colour blindness (source: Okabe and Ito, "Color Universal Design").
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7)
    };

    private Chart() {}

    static void draw(List<Curves> curves, Path file) throws IOException {
        List<XYChart> charts = curves.stream().map(Chart::chart).toList();
        BitmapEncoder.saveBitmap(charts, 1, charts.size(), file.toString(), BitmapFormat.PNG);
    }

    private static XYChart chart(Curves curves) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(curves.title())
                .xAxisTitle(curves.xAxis())
                .yAxisTitle(curves.yAxis())
                .build();
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setSeriesColors(COLOURS);
        chart.getStyler().setMarkerSize(8);
        chart.getStyler().setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (Curve line : curves.lines()) {
            XYSeries series = chart.addSeries(
                    line.contender(),
                    line.points().stream().mapToDouble(Curve.Point::x).toArray(),
                    line.points().stream().mapToDouble(Curve.Point::y).toArray());
            series.setLineStyle(new BasicStroke(2f));
        }
        return chart;
    }
}
