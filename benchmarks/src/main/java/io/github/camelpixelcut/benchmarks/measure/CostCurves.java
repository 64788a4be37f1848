package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP;
import static io.github.camelpixelcut.benchmarks.client.Contender.HTTP_CLIENT;
import static io.github.camelpixelcut.benchmarks.client.Contender.JDK_CLIENT;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.report.Curve;
import io.github.camelpixelcut.benchmarks.report.Curve.Point;
import io.github.camelpixelcut.benchmarks.report.Curves;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** CPU against the size of a picture, and against the number of files in a folder. */
final class CostCurves implements Measurement {

    private static final double MAX_GROWTH = 1.25;
    private static final int CONCURRENT_CALLS = 4;
    private static final double[] MEGABYTES = {0.2, 1, 5, 25};
    private static final int[] FILES = {10, 100, 1000};

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        Curves bySize = bySize(environment);
        Curves byCount = byCount(environment);
        return new Results(
                List.of(
                        verdict("CPU per MB, growth from size to size", bySize),
                        verdict("CPU per file, growth from count to count", byCount)),
                List.of(bySize, byCount));
    }

    private static Curves bySize(BenchmarkEnvironment environment) throws Exception {
        List<Contender> contenders = List.of(PIXELCUT, CAMEL_HTTP, HTTP_CLIENT, JDK_CLIENT);
        Map<Contender, List<Point>> points = new EnumMap<>(Contender.class);
        try (Clients clients = new Clients()) {
            for (Contender contender : contenders) {
                clients.add(contender, environment.client(contender, 0, CONCURRENT_CALLS, "-Xms256m", "-Xmx256m"));
            }
            clients.warmUp(calls(environment, 0.2, environment.repetitions(1500, 5000)));
            for (double megabytes : MEGABYTES) {
                int count = (int) (environment.repetitions(250, 1000) / (megabytes + 1)) + 1;
                Rounds rounds = clients.alternate(calls(environment, megabytes, count), environment.repetitions(1, 5));
                for (Contender contender : contenders) {
                    double millis = rounds.median(contender, Reading::cpuPerCall) / 1e6;
                    points.computeIfAbsent(contender, any -> new ArrayList<>()).add(new Point(megabytes, millis));
                }
            }
        }
        return curves("Cost against size", "Picture, MB", "CPU per call, ms", points);
    }

    private static Task calls(BenchmarkEnvironment environment, double megabytes, int count) throws Exception {
        String picture = environment.pictures().ofMegabytes(megabytes).toString();
        return new Task.Calls(picture, count, CONCURRENT_CALLS, LoadServer.RESULT_SIZE);
    }

    private static Curves byCount(BenchmarkEnvironment environment) throws Exception {
        Map<Contender, List<Point>> points = new EnumMap<>(Contender.class);
        FolderRuns runs = new FolderRuns(environment, environment.pictures().ofMegabytes(0.2));
        try (ClientProcess ours = environment.client(PIXELCUT, 0, 0);
                ClientProcess peer = environment.client(CAMEL_HTTP, 0, 0)) {
            Map<Contender, ClientProcess> clients = new EnumMap<>(Map.of(PIXELCUT, ours, CAMEL_HTTP, peer));
            for (ClientProcess client : clients.values()) {
                runs.run(client, 500);
            }
            for (int files : FILES) {
                for (Contender contender : clients.keySet()) {
                    double millis = cpuMillis(runs, clients.get(contender), files, environment.repetitions(1, 4));
                    points.computeIfAbsent(contender, any -> new ArrayList<>()).add(new Point(files, millis));
                }
            }
        }
        return curves("Cost against count", "Files of 0.2 MB", "CPU of all, ms", points);
    }

    /** The mean of several runs: more runs for fewer files, because the system counts CPU time in steps of 10 ms. */
    private static double cpuMillis(FolderRuns runs, ClientProcess client, int files, int factor) throws Exception {
        int times = factor * Math.max(1, 60 / files);
        double millis = 0;
        for (int i = 0; i < times; i++) {
            millis += runs.run(client, files).cpuNanos() / 1e6;
        }
        return millis / times;
    }

    private static Curves curves(String title, String xAxis, String yAxis, Map<Contender, List<Point>> points) {
        List<Curve> lines = points.entrySet().stream()
                .map(line -> new Curve(line.getKey().title(), line.getValue()))
                .toList();
        return new Curves(title, xAxis, yAxis, lines);
    }

    private static Row verdict(String name, Curves curves) {
        double growth = curves.lines().get(0).largestGrowth();
        return Row.withTarget(name, new Figure(growth, "x"), "at most 1.25 (linear)", growth <= MAX_GROWTH);
    }
}
