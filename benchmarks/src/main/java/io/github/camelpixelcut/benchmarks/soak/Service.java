package io.github.camelpixelcut.benchmarks.soak;

import io.github.camelpixelcut.sandbox.SandboxStats;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sandbox over its restarts: one address, one account, and counts that nothing of is lost. */
final class Service implements AutoCloseable {

    private static final long CREDITS = 1_000_000_000;

    private final Path folder;
    private final Plan.Faults faults;
    private final List<SandboxStats> earlier = new ArrayList<>();
    private SandboxProcess process;
    private int restarts;

    private Service(Path folder, Plan.Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    static Service start(Path folder, Plan.Faults faults) throws IOException {
        Service service = new Service(folder, faults);
        service.start(0, CREDITS);
        return service;
    }

    private void start(int port, long credits) throws IOException {
        int start = earlier.size() + 1;
        // Another seed each time: the same faults again would hit the same calls again.
        process = SandboxProcess.start(
                port, credits, faults, faults.seed() + start, folder.resolve("sandbox-" + start + ".txt"));
    }

    String url() {
        return process.url();
    }

    /** Calls under way are cut off, and results that were not fetched yet are gone. */
    void restart() throws IOException, InterruptedException {
        int port = URI.create(url()).getPort();
        stop();
        start(port, earlier.get(earlier.size() - 1).creditsRemaining());
        restarts++;
    }

    int restarts() {
        return restarts;
    }

    void stop() throws IOException, InterruptedException {
        earlier.add(process.stop());
    }

    /** Of all processes that were stopped. */
    SandboxStats total() {
        return new SandboxStats(
                earlier.stream().mapToLong(SandboxStats::requests).sum(),
                earlier.stream().mapToLong(SandboxStats::generated).sum(),
                earlier.stream().mapToLong(SandboxStats::creditsCharged).sum(),
                earlier.get(earlier.size() - 1).creditsRemaining(),
                sum(earlier.stream().map(SandboxStats::errors).toList()),
                sum(earlier.stream().map(SandboxStats::faults).toList()));
    }

    private static Map<String, Long> sum(List<Map<String, Long>> counts) {
        Map<String, Long> sum = new TreeMap<>();
        counts.forEach(each -> each.forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
        return sum;
    }

    @Override
    public void close() {
        process.close();
    }
}
