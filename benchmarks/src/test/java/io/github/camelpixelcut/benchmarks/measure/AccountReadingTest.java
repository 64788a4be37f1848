package io.github.camelpixelcut.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.server.AccountLimit;
import io.github.camelpixelcut.benchmarks.server.AccountRate;
import io.github.camelpixelcut.benchmarks.server.Attempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountReadingTest {

    private static final long SECOND = 1_000_000_000;

    private static AccountReading reading(int processes, Attempt... attempts) {
        AccountCase account = new AccountCase(
                Contender.PIXELCUT, AccountLimit.SLIDING_SECOND, AccountRate.STEADY, 1000, processes, true);
        int admitted =
                (int) List.of(attempts).stream().filter(Attempt::admitted).count();
        return new AccountReading(account, List.of(attempts), admitted + 1, admitted);
    }

    @Test
    void refusedCallsCountAsRefusedAndNotAsSpeed() {
        AccountReading reading = reading(
                1,
                new Attempt("one", 0, true),
                new Attempt("one", SECOND, true),
                new Attempt("one", SECOND, false),
                new Attempt("one", 2 * SECOND, true));

        assertThat(reading.perSecond()).isCloseTo(1, within(1e-9));
        assertThat(reading.shareOfAllowed()).isCloseTo(0.2, within(1e-9));
        assertThat(reading.refusedShare()).isEqualTo(0.25);
        assertThat(reading.failed()).isEqualTo(1);
    }

    @Test
    void theSpeedIsThatOfTheTimeInWhichAllProcessesWork() {
        AccountReading reading = reading(
                2,
                new Attempt("one", 0, true),
                new Attempt("two", SECOND, true),
                new Attempt("one", SECOND, true),
                new Attempt("one", 2 * SECOND, true),
                new Attempt("two", 9 * SECOND, true));

        assertThat(reading.perSecond()).isCloseTo(1.5, within(1e-9));
        assertThat(reading.smallestShare()).isEqualTo(0.5);
    }

    @Test
    void aProcessWithoutACallHasNoShare() {
        assertThat(reading(2, new Attempt("one", 0, true), new Attempt("one", SECOND, true))
                        .smallestShare())
                .isZero();
    }

    @Test
    void aCaseHasThePicturesThatAreAllowedInItsTime() {
        assertThat(AccountCase.ofOneProcess(Contender.PIXELCUT, AccountLimit.BUCKET_OF_5, 20_000)
                        .pictures(60))
                .isEqualTo(300);
        assertThat(AccountCase.ofOneProcess(Contender.PIXELCUT, AccountLimit.TEN_AT_ONCE, 20_000)
                        .pictures(60))
                .isEqualTo(30);
        assertThat(AccountCase.ofOneProcess(Contender.CAMEL_HTTP_THROTTLED, AccountLimit.BUCKET_OF_5, 20_000)
                        .pictures(60))
                .isEqualTo(3);
        assertThat(new AccountCase(
                                Contender.PIXELCUT,
                                AccountLimit.SLIDING_SECOND,
                                new AccountRate(20_000),
                                1000,
                                1,
                                false)
                        .pictures(60))
                .isEqualTo(240);
    }
}
