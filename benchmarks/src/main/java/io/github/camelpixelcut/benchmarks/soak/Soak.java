package io.github.camelpixelcut.benchmarks.soak;

import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.benchmarks.soak.ApplicationRuns.Watch;
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

/** One soak, from an empty folder to its result. */
final class Soak {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_PER_SECOND = 4;

    /** Above all retries and time limits of one picture. */
    private static final Duration LONGEST_PICTURE = Duration.ofMinutes(3);

    private static final Duration SETTLING = Duration.ofSeconds(90);

    /** Pictures that fail stay in the inbox for the next run. After so many, something else is wrong. */
    private static final int MOST_RUNS = 12;

    private final Plan plan;
    private final Consumer<String> news;
    private final Inbox inbox;

    /** @param news receives what is going on, in short lines */
    Soak(Plan plan, Consumer<String> news) throws IOException {
        this.plan = plan;
        this.news = news;
        this.inbox = new Inbox(Files.createDirectory(plan.folder().resolve("inbox")));
    }

    SoakResult run() throws Exception {
        long start = System.nanoTime();
        try (Service service = Service.start(plan.folder(), plan.faults())) {
            ApplicationRuns runs = new ApplicationRuns(
                    inbox, environment(service), plan.folder().resolve("application.txt"));
            Leaks leaks = leaksOf(runs, service);
            service.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new SoakResult(title(took), checks(runs, service), leaks);
        }
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(plan.environment());
        environment.put("SANDBOX_URL", service.url());
        environment.put("INBOX_SETTLED", "PT0S");
        return environment;
    }

    private Leaks leaksOf(ApplicationRuns runs, Service service) throws Exception {
        news.accept("Warming up: " + plan.warmUp() + " pictures in a run that ends by itself");
        inbox.add(plan.warmUp());
        runs.run();
        Resources endedBefore = settledAt(null);

        news.accept(plan.warmUp() + " more, in a run that waits for pictures");
        Watch watch = runs.watch();
        inbox.add(plan.warmUp());
        awaitIdle(runs, watch);
        Resources idleBefore = Resources.measure();

        news.accept("The load: %d pictures, %d a second, %d restarts of the sandbox"
                .formatted(plan.pictures(), plan.perSecond(), plan.restarts()));
        load(service);
        awaitIdle(runs, watch);
        Resources idleAfter = Resources.measure();
        watch.stop();

        takeWhatIsLeft(runs);
        news.accept("Waiting for what still closes");
        return new Leaks(idleBefore, idleAfter, endedBefore, settledAt(endedBefore), plan.pictures());
    }

    private void load(Service service) throws Exception {
        int before = inbox.names().size();
        for (int tick = 1; inbox.names().size() - before < plan.pictures(); tick++) {
            int due = Math.min(plan.pictures(), tick * plan.perSecond() / TICKS_PER_SECOND);
            inbox.add(due - (inbox.names().size() - before));
            if (service.restarts() < plan.restarts()
                    && due >= (service.restarts() + 1) * plan.pictures() / (plan.restarts() + 1)) {
                news.accept("Restarting the sandbox after " + due + " pictures");
                service.restart();
            }
            Thread.sleep(TICK.toMillis());
        }
    }

    /** A picture that is never tried is found by the balance. */
    private void awaitIdle(ApplicationRuns runs, Watch watch) {
        try {
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(LONGEST_PICTURE)
                    .until(() -> !watch.isRunning() || runs.haveTried(inbox.names()));
        } catch (ConditionTimeoutException e) {
            news.accept("Some pictures are not tried after " + LONGEST_PICTURE.toMinutes() + " minutes");
        }
    }

    private void takeWhatIsLeft(ApplicationRuns runs) throws IOException {
        for (int left = left(); left > 0 && runs.count() < MOST_RUNS; left = left()) {
            news.accept(left + " pictures are left in the inbox: another run takes them");
            runs.run();
        }
    }

    private int left() throws IOException {
        return Balance.of(inbox).waiting().size();
    }

    /**
     * Waits until nothing closes any more.
     *
     * @param before what it was before; null waits for a pause of some seconds
     */
    private static Resources settledAt(Resources before) {
        List<Resources> seen = new ArrayList<>(List.of(Resources.measure()));
        try {
            await().pollInterval(Duration.ofSeconds(2)).atMost(SETTLING).until(() -> {
                Resources last = seen.get(seen.size() - 1);
                seen.add(Resources.measure());
                Resources now = seen.get(seen.size() - 1);
                return before == null ? isAtRest(last, now) : isBackAt(before, now);
            });
        } catch (ConditionTimeoutException e) {
            // The figures say it.
        }
        return seen.get(seen.size() - 1);
    }

    private static boolean isAtRest(Resources last, Resources now) {
        return now.threads() >= last.threads() && now.connections() == 0;
    }

    private static boolean isBackAt(Resources before, Resources now) {
        return now.threads() <= before.threads()
                && now.connections() <= before.connections()
                && now.files() <= before.files();
    }

    private String title(Duration took) {
        return String.format(
                Locale.ROOT,
                "Soak, seed %d: %d pictures in %d minutes and %d seconds",
                plan.faults().seed(),
                inbox.names().size(),
                took.toMinutes(),
                took.toSecondsPart());
    }

    private List<Check> checks(ApplicationRuns runs, Service service) throws IOException {
        SandboxStats stats = service.total();
        List<Check> checks = new ArrayList<>(Balance.of(inbox).checks(runs.lines(), stats));
        checks.add(Check.figure("Requests at the server", stats.requests()));
        stats.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> checks.add(Check.figure(
                        "  met by chance: " + fault.getKey().replace('_', ' '),
                        share(fault.getValue(), stats.requests()))));
        checks.add(Check.of(
                "Restarts of the sandbox", String.valueOf(service.restarts()), service.restarts() == plan.restarts()));
        checks.add(Check.figure("Runs of the application until the inbox was done", runs.count()));
        return checks;
    }

    private static String share(long count, long all) {
        return String.format(Locale.ROOT, "%d (%.1f%%)", count, 100.0 * count / all);
    }
}
