package io.github.camelpixelcut.benchmarks.measure;

import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_THREADS;
import static io.github.camelpixelcut.benchmarks.client.Contender.CAMEL_HTTP_THROTTLED;
import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.SLIDING_SECOND;
import static io.github.camelpixelcut.benchmarks.server.AccountLimit.TEN_AT_ONCE;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.report.Curve;
import io.github.camelpixelcut.benchmarks.report.Curve.Point;
import io.github.camelpixelcut.benchmarks.report.Curves;
import io.github.camelpixelcut.benchmarks.report.Figure;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.report.Target;
import io.github.camelpixelcut.benchmarks.server.AccountLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The rows and the chart of the account measurement. */
record AccountReport(List<AccountReading> readings) {

    private static final String LIMIT = "the limit";

    Results results() {
        List<Row> rows = new ArrayList<>();
        readings.stream()
                .filter(AccountReport::isOneProcess)
                .map(AccountReport::speed)
                .forEach(rows::add);
        for (AccountLimit limit : AccountLimit.values()) {
            rows.add(refused(limit));
        }
        readings.stream().filter(AccountReport::isShared).forEach(reading -> addShared(reading, rows));
        readings.stream().filter(AccountReport::isUnshared).forEach(reading -> addUnshared(reading, rows));
        readings.stream()
                .filter(AccountReport::isFalling)
                .map(AccountReport::falling)
                .forEach(rows::add);
        rows.add(noneOf("Photos that failed, all cases above", AccountReading::failed));
        rows.add(noneOf("Calls paid for without a picture, all cases above", AccountReading::paidInVain));
        readings.stream().filter(reading -> !isOurs(reading)).forEach(reading -> addPeer(reading, rows));
        return new Results(rows, List.of(curves()));
    }

    private static boolean isOurs(AccountReading reading) {
        return reading.account().contender() == PIXELCUT;
    }

    private static boolean isFalling(AccountReading reading) {
        return reading.account().rate().fallMillis() > 0;
    }

    private static boolean isOneProcess(AccountReading reading) {
        return isOurs(reading) && reading.account().processes() == 1 && !isFalling(reading);
    }

    private static boolean isShared(AccountReading reading) {
        return reading.account().shared();
    }

    private static boolean isUnshared(AccountReading reading) {
        return reading.account().processes() > 1 && !isShared(reading);
    }

    private static Row speed(AccountReading reading) {
        AccountLimit limit = reading.account().limit();
        boolean bucket = limit != SLIDING_SECOND && limit != TEN_AT_ONCE;
        return speed("1 process: " + reading.account().conditions(), reading, bucket ? 0.95 : 0.9);
    }

    private static Row speed(String name, AccountReading reading, double least) {
        Figure allowed = new Figure(reading.account().allowedPerSecond(), "pictures/s");
        return Row.withRelativeTarget(name, speedOf(reading), LIMIT, allowed, Target.atLeast(least));
    }

    private static Figure speedOf(AccountReading reading) {
        return new Figure(reading.perSecond(), "pictures/s");
    }

    /** Of the latency at which the largest share was refused. */
    private Row refused(AccountLimit limit) {
        AccountReading worst = readings.stream()
                .filter(AccountReport::isOneProcess)
                .filter(reading -> reading.account().limit() == limit)
                .max(Comparator.comparingDouble(AccountReading::refusedShare))
                .orElseThrow();
        return refused("1 process, refused at most: " + worst.account().conditions(), worst, 2);
    }

    private static Row refused(String name, AccountReading reading, double mostPercent) {
        double percent = reading.refusedShare() * 100;
        return Row.withTarget(
                name,
                new Figure(percent, "% of calls"),
                "at most %.0f %%".formatted(mostPercent),
                percent <= mostPercent);
    }

    private static void addShared(AccountReading reading, List<Row> rows) {
        String name = reading.account().processes() + " processes, shared pace: "
                + reading.account().conditions();
        rows.add(speed(name, reading, 0.9));
        rows.add(refused(name + ", refused", reading, 3));
        double share = reading.smallestShare();
        rows.add(Row.withTarget(
                name + ", slowest process", new Figure(share, "of its fair share"), "at least 0.5", share >= 0.5));
    }

    private static void addUnshared(AccountReading reading, List<Row> rows) {
        String name = reading.account().processes() + " processes, each with its own pace: "
                + reading.account().conditions();
        rows.add(speed(name, reading, 0.75));
        rows.add(new Row(
                name + ", refused", new Figure(reading.refusedShare() * 100, "% of calls").text(), "", "", "", "", ""));
    }

    private static Row falling(AccountReading reading) {
        double share = reading.shareOfAllowed();
        return Row.withTarget(
                "Limit falls to 2, comes back: " + reading.account().conditions(),
                new Figure(share, "of what was allowed"),
                "at least 0.85",
                share >= 0.85);
    }

    private Row noneOf(String name, ToIntFunction<AccountReading> count) {
        List<AccountReading> ours =
                readings.stream().filter(AccountReport::isOurs).toList();
        int counted = ours.stream().mapToInt(count).sum();
        int pictures = ours.stream().mapToInt(AccountReading::pictures).sum();
        String text = "%,d of %,d".formatted(counted, pictures);
        if (counted > 0) {
            AccountReading worst =
                    ours.stream().max(Comparator.comparingInt(count)).orElseThrow();
            text += ", most of them: " + worst.account().processes() + " processes, "
                    + (isShared(worst) ? "shared pace, " : "") + (isFalling(worst) ? "limit falls, " : "")
                    + worst.account().conditions();
        }
        return new Row(name, text, "", "", "", "0", Row.verdict(counted == 0));
    }

    private void addPeer(AccountReading peer, List<Row> rows) {
        AccountReading ours = readings.stream()
                .filter(AccountReport::isOneProcess)
                .filter(reading -> reading.account().limit() == peer.account().limit()
                        && reading.account().latencyMillis() == peer.account().latencyMillis())
                .findFirst()
                .orElseThrow();
        String title = peer.account().contender().title();
        String name = peer.account().conditions();
        rows.add(Row.withoutTarget(name, speedOf(ours), title, speedOf(peer)));
        rows.add(new Row(name + ": refused; failed; paid in vain", troubles(ours), title, troubles(peer), "", "", ""));
    }

    private static String troubles(AccountReading reading) {
        return "%.1f %%; %,d of %,d; %,d"
                .formatted(reading.refusedShare() * 100, reading.failed(), reading.pictures(), reading.paidInVain());
    }

    private Curves curves() {
        return new Curves(
                "Account with a sliding second of 5",
                "Latency, s",
                "Pictures per second",
                List.of(
                        curve(PIXELCUT, AccountReading::perSecond),
                        curve(CAMEL_HTTP_THROTTLED, AccountReading::perSecond),
                        curve(CAMEL_HTTP_THREADS, AccountReading::perSecond),
                        new Curve(
                                LIMIT,
                                points(PIXELCUT, reading -> reading.account().allowedPerSecond()))));
    }

    private Curve curve(Contender contender, ToDoubleFunction<AccountReading> value) {
        return new Curve(contender.title(), points(contender, value));
    }

    private List<Point> points(Contender contender, ToDoubleFunction<AccountReading> value) {
        return readings.stream()
                .filter(reading -> reading.account().contender() == contender
                        && reading.account().limit() == SLIDING_SECOND
                        && reading.account().processes() == 1
                        && !isFalling(reading))
                .map(reading -> new Point(reading.account().latencyMillis() / 1000.0, value.applyAsDouble(reading)))
                .toList();
    }
}
