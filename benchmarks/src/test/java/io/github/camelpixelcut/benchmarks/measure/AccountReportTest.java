package io.github.camelpixelcut.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.report.Curve;
import io.github.camelpixelcut.benchmarks.report.Results;
import io.github.camelpixelcut.benchmarks.report.Row;
import io.github.camelpixelcut.benchmarks.server.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountReportTest {

    private static final int CALLS = 240;

    /** What an account received whose callers send evenly, at this share of the limit. */
    private static AccountReading reading(AccountCase account, double speed, int refused) {
        List<Attempt> attempts = new ArrayList<>();
        double perSecond = account.allowedPerSecond() * speed;
        for (int i = 0; i < CALLS; i++) {
            attempts.add(new Attempt("process-" + i % account.processes(), (long) (i * 1e9 / perSecond), i >= refused));
        }
        return new AccountReading(account, attempts, CALLS - refused, CALLS - refused);
    }

    private static Results results(double speed, int refused) {
        return new AccountReport(AccountSpeed.cases(60).stream()
                        .map(account -> reading(account, speed, refused))
                        .toList())
                .results();
    }

    private static Stream<Row> rows(Results results, String name) {
        return results.rows().stream().filter(row -> row.measure().contains(name));
    }

    @Test
    void callersAsFastAsTheLimitMeetEveryTarget() {
        Results results = results(1, 0);

        assertThat(results.rows()).extracting(Row::verdict).doesNotContain("MISS");
        assertThat(results.rows().stream().filter(row -> row.verdict().equals("PASS")))
                .hasSize(16 + 4 + 6 * 3 + 4 + 2 + 2);
    }

    @Test
    void theSlidingSecondAllowsALittleLessSpeedThanTheBuckets() {
        Results results = results(0.92, 0);

        assertThat(rows(results, "1 process: sliding second"))
                .extracting(Row::verdict)
                .containsOnly("PASS");
        assertThat(rows(results, "1 process: token bucket"))
                .extracting(Row::verdict)
                .containsOnly("MISS");
    }

    @Test
    void tooManyRefusedCallsMissTheirTarget() {
        Results results = results(1, 9);

        assertThat(rows(results, "1 process, refused"))
                .hasSize(4)
                .allMatch(row -> row.verdict().equals("MISS"));
        assertThat(rows(results, "processes, shared pace")
                        .filter(row -> row.measure().contains("refused")))
                .hasSize(6)
                .allMatch(row -> row.verdict().equals("MISS"));
    }

    @Test
    void onePhotoThatFailedIsAMiss() {
        List<AccountReading> readings = new ArrayList<>(AccountSpeed.cases(60).stream()
                .map(account -> reading(account, 1, 0))
                .toList());
        AccountReading whole = readings.get(0);
        readings.set(0, new AccountReading(whole.account(), whole.attempts(), CALLS, CALLS - 1));

        List<Row> rows = new AccountReport(readings).results().rows();

        assertThat(rows.stream().filter(row -> row.measure().startsWith("Photos that failed")))
                .singleElement()
                .satisfies(row -> assertThat(row.ours()).startsWith("1 of "))
                .satisfies(row -> assertThat(row.verdict()).isEqualTo("MISS"));
        assertThat(rows.stream().filter(row -> row.measure().startsWith("Calls paid for without a picture")))
                .singleElement()
                .satisfies(row -> assertThat(row.verdict()).isEqualTo("MISS"));
    }

    @Test
    void theChartHasAPointForEachLatencyAndContender() {
        List<Curve> lines = results(1, 0).curves().get(0).lines();

        assertThat(lines)
                .extracting(Curve::contender)
                .containsExactly(
                        Contender.PIXELCUT.title(),
                        Contender.CAMEL_HTTP_THROTTLED.title(),
                        Contender.CAMEL_HTTP_THREADS.title(),
                        "the limit");
        assertThat(lines)
                .allMatch(line ->
                        line.points().stream().map(Curve.Point::x).toList().equals(List.of(0.2, 1.0, 8.0, 20.0)));
    }
}
