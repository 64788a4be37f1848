package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.report.Machine;
import io.github.camelpixelcut.benchmarks.report.PerformancePage;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs all measurements or some of them, and reports the results. */
public final class Benchmarks {

    /** It takes long, and the cost of calls does not affect it, so the page has a part for it. */
    private static final String ACCOUNT = "account";

    private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

    static {
        MEASUREMENTS.put("calls", new CallCost());
        MEASUREMENTS.put("uploads", new LargeUploads());
        MEASUREMENTS.put("folder", new FolderSpeed());
        MEASUREMENTS.put("in-flight", new ManyInFlight());
        MEASUREMENTS.put("check", new LocalCheck());
        MEASUREMENTS.put("start", new ContextStarts());
        MEASUREMENTS.put("curves", new CostCurves());
        MEASUREMENTS.put(ACCOUNT, new AccountSpeed());
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--full", description = "More rounds: up to 40 minutes instead of 6.")
    private boolean full;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Run only this measurement. May be repeated. One of calls, uploads, folder, in-flight, check, start,"
                            + " curves, account. Only account is written into the page then.")
    private List<String> only = List.of();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            defaultValue = "docs/performance.md",
            description = "The page into which the figures are written. Default: ${DEFAULT-VALUE}")
    private Path page;

    @Option(
            names = "--virtual-threads-jdk",
            paramLabel = "DIR",
            description =
                    "The home of a JDK 21 or later. Default: the running JDK if it is 21 or later, otherwise one in /usr/lib/jvm.")
    private Path virtualThreadsJdk;

    public void run() throws Exception {
        List<String> names = only.isEmpty() ? List.copyOf(MEASUREMENTS.keySet()) : only;
        checkOptions(names);
        Map<String, Results> results = measure(names);
        String machine = Machine.here().describe(full ? "full" : "quick");
        Terminal.print(together(results), machine, System.out);
        if (names.contains(ACCOUNT)) {
            PerformancePage.account(page).write(results.remove(ACCOUNT), machine);
            System.out.println("Wrote the part of the account into " + page);
        }
        if (only.isEmpty()) {
            PerformancePage.costs(page).write(together(results), machine);
            System.out.println("Wrote the part of the costs into " + page);
        }
    }

    private static Results together(Map<String, Results> results) {
        return results.values().stream().reduce(Results.of(), Results::and);
    }

    private void checkOptions(List<String> names) throws IOException {
        for (String name : names) {
            if (!MEASUREMENTS.containsKey(name)) {
                throw refused("There is no measurement '" + name + "': must be one of "
                        + String.join(", ", MEASUREMENTS.keySet()));
            }
        }
        if (virtualThreadsJdk != null && !Files.isExecutable(virtualThreadsJdk.resolve("bin/java"))) {
            throw refused(virtualThreadsJdk + " is not the home of a JDK: it has no bin/java");
        }
        try {
            if (names.contains(ACCOUNT)) {
                PerformancePage.account(page).requireComments();
            }
            if (only.isEmpty()) {
                PerformancePage.costs(page).requireComments();
            }
        } catch (IllegalStateException e) {
            throw refused(e.getMessage());
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, Results> measure(List<String> names) throws Exception {
        Path jdk = virtualThreadsJdk == null ? Jdks.withVirtualThreads() : virtualThreadsJdk;
        Map<String, Results> results = new LinkedHashMap<>();
        try (BenchmarkEnvironment environment = new BenchmarkEnvironment(full, jdk)) {
            for (String name : names) {
                long start = System.nanoTime();
                System.out.print("Measuring " + name + " ... ");
                results.put(name, MEASUREMENTS.get(name).run(environment));
                System.out.printf("%d s%n", (System.nanoTime() - start) / 1_000_000_000);
            }
        }
        return results;
    }
}
