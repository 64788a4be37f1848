package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.server.Attempt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an account received in one case. The rates are those of the calls that were admitted, from the first call until
 * one of the processes has sent its last picture, so that all are at work.
 *
 * @param attempts in the order of their arrival
 * @param pictures of all processes
 * @param finished of these
 */
record AccountReading(AccountCase account, List<Attempt> attempts, int pictures, int finished) {

    int failed() {
        return pictures - finished;
    }

    /** Calls that the server took and will charge, but whose picture did not arrive. */
    int paidInVain() {
        return (int) attempts.stream().filter(Attempt::admitted).count() - finished;
    }

    double refusedShare() {
        long refused = attempts.stream().filter(attempt -> !attempt.admitted()).count();
        return (double) refused / attempts.size();
    }

    double perSecond() {
        List<Attempt> admitted = whileAllWork();
        return (admitted.size() - 1) * 1e9 / last(admitted);
    }

    /** Calls that were admitted, of those that were allowed in the same time. */
    double shareOfAllowed() {
        List<Attempt> admitted = whileAllWork();
        return (admitted.size() - 1) / account.rate().allowedUntil(last(admitted));
    }

    /** Of the process with the fewest calls: its calls, divided by the mean of all processes. */
    double smallestShare() {
        List<Attempt> admitted = whileAllWork();
        Map<String, Long> calls =
                admitted.stream().collect(Collectors.groupingBy(Attempt::caller, Collectors.counting()));
        long fewest = calls.size() < account.processes()
                ? 0
                : calls.values().stream().mapToLong(Long::longValue).min().orElse(0);
        return (double) fewest * account.processes() / admitted.size();
    }

    private List<Attempt> whileAllWork() {
        Map<String, Long> ends = attempts.stream()
                .filter(Attempt::admitted)
                .collect(Collectors.toMap(Attempt::caller, Attempt::nanos, Math::max));
        long end = ends.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        return attempts.stream()
                .filter(attempt -> attempt.admitted() && attempt.nanos() <= end)
                .toList();
    }

    private static long last(List<Attempt> admitted) {
        return admitted.get(admitted.size() - 1).nanos();
    }
}
