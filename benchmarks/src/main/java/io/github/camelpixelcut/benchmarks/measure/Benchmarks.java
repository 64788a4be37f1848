package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.report.Machine;
import io.github.camelpixelcut.benchmarks.report.Page;
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

/** All measures, or some of them, and what is written about them. */
public final class Benchmarks {

    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("calls", new CallCost());
        MEASURES.put("uploads", new LargeUploads());
        MEASURES.put("folder", new FolderSpeed());
        MEASURES.put("in-flight", new ManyInFlight());
        MEASURES.put("check", new LocalCheck());
        MEASURES.put("start", new ContextStarts());
        MEASURES.put("curves", new CostCurves());
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--full", description = "More rounds: up to 30 minutes instead of 5.")
    private boolean full;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Measure only this, and write no page. May be repeated. One of calls, uploads, folder, in-flight,"
                            + " check, start, curves.")
    private List<String> only = List.of();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            defaultValue = "docs/performance.md",
            description = "The page that the figures are written to. Default: ${DEFAULT-VALUE}")
    private Path page;

    @Option(
            names = "--virtual-threads-jdk",
            paramLabel = "DIR",
            description = "The home of a JDK 21 or newer. Default: the running one, or one in /usr/lib/jvm.")
    private Path virtualThreadsJdk;

    public void run() throws Exception {
        List<String> names = only.isEmpty() ? List.copyOf(MEASURES.keySet()) : only;
        checkOptions(names);
        Results results = measure(names);
        String machine = Machine.here().describe(full ? "full" : "quick");
        Terminal.print(results, machine, System.out);
        if (only.isEmpty()) {
            new Page(page).write(results, machine);
            System.out.println("Written to " + page);
        }
    }

    private void checkOptions(List<String> names) throws IOException {
        for (String name : names) {
            if (!MEASURES.containsKey(name)) {
                throw refused("There is no measure '" + name + "': there are " + String.join(", ", MEASURES.keySet()));
            }
        }
        if (virtualThreadsJdk != null && !Files.isExecutable(virtualThreadsJdk.resolve("bin/java"))) {
            throw refused(virtualThreadsJdk + " is the home of no JDK: it has no bin/java");
        }
        try {
            if (only.isEmpty()) {
                new Page(page).requirePlace();
            }
        } catch (IllegalStateException e) {
            throw refused(e.getMessage());
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Results measure(List<String> names) throws Exception {
        Path jdk = virtualThreadsJdk == null ? Jdks.withVirtualThreads() : virtualThreadsJdk;
        Results results = Results.of();
        try (Lab lab = new Lab(full, jdk)) {
            for (String name : names) {
                long start = System.nanoTime();
                System.out.print("Measuring " + name + " ... ");
                results = results.and(MEASURES.get(name).run(lab));
                System.out.printf("%d s%n", (System.nanoTime() - start) / 1_000_000_000);
            }
        }
        return results;
    }
}
