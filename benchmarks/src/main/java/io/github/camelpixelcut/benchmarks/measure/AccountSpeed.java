package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_THREADS;
import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_THROTTLED;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.BUCKET_OF_1;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.BUCKET_OF_5;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.SLIDING_SECOND;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.TEN_AT_ONCE;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.server.AccountLimit;
import io.github.camelpixelcut.benchmarks.server.AccountRate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The first route of README with default options, and accounts that allow 5 calls per second or 10 at once. */
final class AccountSpeed implements Measurement {

    private static final long[] LATENCIES = {200, 1000, 8000, 20_000};

    @Override
    public Results run(BenchmarkEnvironment environment) throws Exception {
        int seconds = environment.repetitions(25, 240);
        List<List<AccountCase>> groups = environment.repetitions(1, 2) == 1
                ? List.of(cases(seconds))
                : List.of(ofOneProcess(), allOthers(seconds));
        try (AccountProcesses processes = new AccountProcesses(environment)) {
            processes.warmUp();
            List<AccountReading> readings = new ArrayList<>();
            for (List<AccountCase> group : groups) {
                readings.addAll(processes.run(group, seconds));
            }
            return new AccountReport(readings).results();
        }
    }

    static List<AccountCase> cases(int seconds) {
        return Stream.concat(ofOneProcess().stream(), allOthers(seconds).stream())
                .toList();
    }

    private static List<AccountCase> allOthers(int seconds) {
        return Stream.of(peers(), ofSeveralProcesses(), falling(seconds))
                .flatMap(List::stream)
                .toList();
    }

    private static List<AccountCase> ofOneProcess() {
        List<AccountCase> cases = new ArrayList<>();
        for (AccountLimit limit : AccountLimit.values()) {
            for (long latency : LATENCIES) {
                cases.add(AccountCase.ofOneProcess(PIXELCUT, limit, latency));
            }
        }
        return cases;
    }

    private static List<AccountCase> peers() {
        List<AccountCase> cases = new ArrayList<>();
        for (Contender peer : List.of(CAMEL_HTTP_THROTTLED, CAMEL_HTTP_THREADS)) {
            for (long latency : LATENCIES) {
                cases.add(AccountCase.ofOneProcess(peer, SLIDING_SECOND, latency));
            }
        }
        return cases;
    }

    private static List<AccountCase> ofSeveralProcesses() {
        List<AccountCase> cases = new ArrayList<>();
        for (AccountLimit limit : List.of(SLIDING_SECOND, BUCKET_OF_5, BUCKET_OF_1)) {
            cases.add(new AccountCase(PIXELCUT, limit, AccountRate.STEADY, 1000, 3, true));
            cases.add(new AccountCase(PIXELCUT, limit, AccountRate.STEADY, 1000, 8, true));
            cases.add(new AccountCase(PIXELCUT, limit, AccountRate.STEADY, 1000, 3, false));
        }
        cases.add(new AccountCase(PIXELCUT, TEN_AT_ONCE, AccountRate.STEADY, 8000, 3, false));
        return cases;
    }

    private static List<AccountCase> falling(int seconds) {
        AccountRate falls = new AccountRate(seconds * 1000L / 3);
        return Stream.of(SLIDING_SECOND, BUCKET_OF_5)
                .map(limit -> new AccountCase(PIXELCUT, limit, falls, 1000, 1, false))
                .toList();
    }
}
