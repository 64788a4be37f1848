package io.github.camelpixelcut.benchmarks.soak;

import io.github.camelpixelcut.sandbox.SandboxStats;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sandbox that can be restarted. It keeps its address and its credits, and its counters are added up. */
final class RestartableSandbox implements AutoCloseable {

    private static final long CREDITS = 1_000_000_000;

    private final Path folder;
    private final SoakSettings.Faults faults;
    private final List<SandboxStats> earlier = new ArrayList<>();
    private SandboxProcess process;
    private int restarts;

    private RestartableSandbox(Path folder, SoakSettings.Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    static RestartableSandbox start(Path folder, SoakSettings.Faults faults) throws IOException {
        RestartableSandbox sandbox = new RestartableSandbox(folder, faults);
        sandbox.start(0, CREDITS);
        return sandbox;
    }

    private void start(int port, long credits) throws IOException {
        int start = earlier.size() + 1;
        // A different seed for each start: the same seed would repeat the faults of the first start.
        process = SandboxProcess.start(
                port, credits, faults, faults.seed() + start, folder.resolve("sandbox-" + start + ".txt"));
    }

    String url() {
        return process.url();
    }

    /** Restarts the sandbox. Calls under way are aborted, and results that were not downloaded yet are lost. */
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

    /** The sum of the counters of all processes, once they have been stopped. */
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
