package io.github.camelpixelcut.benchmarks.soak;

import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.benchmarks.soak.ApplicationRuns.WatchingRun;
import io.github.camelpixelcut.sandbox.SandboxStats;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** One soak test, from an empty folder to its result. */
final class Soak {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_PER_SECOND = 4;

    /** Longer than all retries and timeouts of one picture take together. */
    private static final Duration LONGEST_PICTURE = Duration.ofMinutes(3);

    /** How long resources may take to be released. */
    private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(90);

    /**
     * Pictures that fail stay in the inbox for the next run. If some are left after this many runs, something is wrong.
     */
    private static final int MAX_RUNS = 12;

    private final SoakSettings settings;
    private final Consumer<String> progress;
    private final InboxFeeder inbox;

    /** @param progress receives short lines about the progress */
    Soak(SoakSettings settings, Consumer<String> progress) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.inbox = new InboxFeeder(Files.createDirectory(settings.folder().resolve("inbox")));
    }

    SoakResult run() throws Exception {
        long start = System.nanoTime();
        try (RestartableSandbox sandbox = RestartableSandbox.start(settings.folder(), settings.faults())) {
            ApplicationRuns runs = new ApplicationRuns(
                    inbox, environment(sandbox), settings.folder().resolve("application.txt"));
            LeakCheck leaks = runAll(runs, sandbox);
            sandbox.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new SoakResult(title(took), checks(runs, sandbox), leaks);
        }
    }

    private Map<String, String> environment(RestartableSandbox sandbox) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("SANDBOX_URL", sandbox.url());
        environment.put("INBOX_SETTLED", "PT0S");
        return environment;
    }

    private LeakCheck runAll(ApplicationRuns runs, RestartableSandbox sandbox) throws Exception {
        progress.accept("Warm-up: " + settings.warmUp() + " pictures in a run that stops by itself");
        inbox.add(settings.warmUp());
        runs.run();
        ResourceUsage endedBefore = awaitStable(null);

        progress.accept("Warm-up: " + settings.warmUp() + " pictures in a run that waits for more");
        WatchingRun watch = runs.watch();
        inbox.add(settings.warmUp());
        awaitIdle(runs, watch);
        ResourceUsage idleBefore = ResourceUsage.measure();

        progress.accept("Load: %d pictures, %d per second, %d restarts of the sandbox"
                .formatted(settings.pictures(), settings.perSecond(), settings.restarts()));
        load(sandbox);
        awaitIdle(runs, watch);
        ResourceUsage idleAfter = ResourceUsage.measure();
        watch.stop();

        processRemaining(runs);
        progress.accept("Waiting until all resources are released");
        return new LeakCheck(idleBefore, idleAfter, endedBefore, awaitStable(endedBefore), settings.pictures());
    }

    private void load(RestartableSandbox sandbox) throws Exception {
        int before = inbox.names().size();
        for (int tick = 1; inbox.names().size() - before < settings.pictures(); tick++) {
            int due = Math.min(settings.pictures(), tick * settings.perSecond() / TICKS_PER_SECOND);
            inbox.add(due - (inbox.names().size() - before));
            if (sandbox.restarts() < settings.restarts()
                    && due >= (sandbox.restarts() + 1) * settings.pictures() / (settings.restarts() + 1)) {
                progress.accept("Restarting the sandbox after " + due + " pictures");
                sandbox.restart();
            }
            Thread.sleep(TICK.toMillis());
        }
    }

    /** Waits until every picture was attempted. After a timeout, {@link PictureAudit} reports the missing pictures. */
    private void awaitIdle(ApplicationRuns runs, WatchingRun watch) {
        try {
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(LONGEST_PICTURE)
                    .until(() -> !watch.isRunning() || runs.haveAttempted(inbox.names()));
        } catch (ConditionTimeoutException e) {
            progress.accept("Some pictures were not attempted within " + LONGEST_PICTURE.toMinutes() + " minutes");
        }
    }

    private void processRemaining(ApplicationRuns runs) throws IOException {
        for (int left = left(); left > 0 && runs.count() < MAX_RUNS; left = left()) {
            progress.accept(left + " left in the inbox: starting another run");
            runs.run();
        }
    }

    private int left() throws IOException {
        return PictureAudit.of(inbox).waiting().size();
    }

    /**
     * Waits until no more threads, connections and files are released.
     *
     * @param before the values that must be reached; if null, waits until there are no connections and the number of
     *     threads no longer decreases
     */
    private static ResourceUsage awaitStable(ResourceUsage before) {
        List<ResourceUsage> seen = new ArrayList<>(List.of(ResourceUsage.measure()));
        try {
            await().pollInterval(Duration.ofSeconds(2)).atMost(RELEASE_TIMEOUT).until(() -> {
                ResourceUsage last = seen.get(seen.size() - 1);
                seen.add(ResourceUsage.measure());
                ResourceUsage now = seen.get(seen.size() - 1);
                return before == null ? isAtRest(last, now) : isBackAt(before, now);
            });
        } catch (ConditionTimeoutException e) {
            // LeakCheck reports the resources that were not released.
        }
        return seen.get(seen.size() - 1);
    }

    private static boolean isAtRest(ResourceUsage last, ResourceUsage now) {
        return now.threads() >= last.threads() && now.connections() == 0;
    }

    private static boolean isBackAt(ResourceUsage before, ResourceUsage now) {
        return now.threads() <= before.threads()
                && now.connections() <= before.connections()
                && now.files() <= before.files();
    }

    private String title(Duration took) {
        return String.format(
                Locale.ROOT,
                "Soak test, seed %d: %d pictures in %d minutes and %d seconds",
                settings.faults().seed(),
                inbox.names().size(),
                took.toMinutes(),
                took.toSecondsPart());
    }

    private List<Check> checks(ApplicationRuns runs, RestartableSandbox sandbox) throws IOException {
        SandboxStats stats = sandbox.total();
        List<Check> checks = new ArrayList<>(PictureAudit.of(inbox).checks(runs.attempts(), stats));
        checks.add(Check.figure("Requests at the server", stats.requests()));
        stats.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> checks.add(Check.figure(
                        "  random faults: " + fault.getKey().replace('_', ' '),
                        share(fault.getValue(), stats.requests()))));
        checks.add(Check.of(
                "Restarts of the sandbox",
                String.valueOf(sandbox.restarts()),
                sandbox.restarts() == settings.restarts()));
        checks.add(Check.figure("Runs of the application until the inbox was empty", runs.count()));
        return checks;
    }

    private static String share(long count, long all) {
        return String.format(Locale.ROOT, "%d (%.1f%%)", count, 100.0 * count / all);
    }
}
